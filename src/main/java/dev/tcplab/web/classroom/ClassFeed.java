package dev.tcplab.web.classroom;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.EnumName;
import dev.tcplab.web.board.BoardEntry.Rendered;
import dev.tcplab.web.board.BoardNews;
import dev.tcplab.web.board.ExchangeEvents;
import dev.tcplab.web.board.Feed;
import dev.tcplab.web.board.StudentTable.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/** What the class page shows to one address: only its own exchanges and its own check. */
record ClassFeed(Viewer viewer, TcpServers servers, StudentExchanges exchanges, Students students, Checks checks,
		ExchangeEvents events) implements Feed<ClassFeed.Picture> {

	@Override
	public Picture picture(@Nullable Picture before) {
		List<Row> rows = this.students.rows();
		List<String> names = (before != null && rows == before.rows()) ? before.you().names()
				: this.students.names(this.viewer.address());
		Picture now = new Picture(this.exchanges.of(this.viewer.address()), rows, new You(this.viewer.text(), names),
				ServerInfo.all(this.servers, this.viewer.host()), this.checks.newest(this.viewer.address()));
		return now.isLike(before) ? before : now;
	}

	@Override
	public Set<DataWithMediaType> snapshot(Picture now, String lastEventId) {
		List<ExerciseInfo> exercises = ClassController.exercises().map(ExerciseInfo::of).toList();
		return event("snapshot", now.news(),
				new Event(this.events.process(), this.viewer.host(), exercises, now.you(), now.servers(),
						this.events.exchanges(now.news()), this.events.missed(now.news(), lastEventId), now.check()));
	}

	@Override
	public Set<DataWithMediaType> change(Picture before, Picture now) {
		BoardNews news = this.events.since(before.news(), now.news());
		return event("change", news,
				new Event(null, null, null, now.you().equals(before.you()) ? null : now.you(),
						now.servers().equals(before.servers()) ? null : now.servers(), this.events.exchanges(news),
						news.missedSince(before.news().lastId()),
						Objects.equals(now.check(), before.check()) ? null : now.check()));
	}

	private Set<DataWithMediaType> event(String name, BoardNews news, Event event) {
		return this.events.event(name, news, event);
	}

	/** {@code rows} is the teacher's table, which the names come from. */
	record Picture(BoardNews news, List<Row> rows, You you, List<ServerInfo> servers, @Nullable CheckView check) {

		boolean isLike(@Nullable Picture other) {
			return other != null && this.news.version() == other.news.version() && this.you.equals(other.you)
					&& this.servers.equals(other.servers) && Objects.equals(this.check, other.check);
		}

	}

	/** {@code names} are all names that students entered at this address. */
	record You(String address, List<String> names) {
	}

	record ExerciseInfo(String name, String kind, String title) {

		static ExerciseInfo of(Exercise exercise) {
			return new ExerciseInfo(exercise.name(), EnumName.of(exercise.kind()), exercise.title());
		}

	}

	/** Fields that are null are omitted, because they did not change. */
	@JsonInclude(Include.NON_NULL)
	record Event(@Nullable String process, @Nullable String host, @Nullable List<ExerciseInfo> exercises,
			@Nullable You you, @Nullable List<ServerInfo> servers, List<Rendered> exchanges, long missed,
			@Nullable CheckView check) {
	}

}
