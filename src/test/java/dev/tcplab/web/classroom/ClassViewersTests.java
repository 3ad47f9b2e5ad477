package dev.tcplab.web.classroom;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import dev.tcplab.protocol.proxy.IpAddress;
import dev.tcplab.web.board.BoardNews;
import dev.tcplab.web.board.Feed;
import dev.tcplab.web.classroom.ClassFeed.Picture;
import dev.tcplab.web.classroom.ClassFeed.You;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The number of open pages.
 */
class ClassViewersTests {

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final ClassViewers viewers = new ClassViewers((viewer) -> new Quiet(), this.clock, (task) -> {
	});

	@AfterEach
	void stopClock() {
		this.clock.shutdownNow();
	}

	@Test
	void showsPageToClassBehindOneAddress() {
		assertThat(open(1, ClassViewers.MOST_PER_ADDRESS)).isEqualTo(40);
		assertThat(open(1, 1)).isZero();
		assertThat(this.viewers.add(new Viewer(IpAddress.any("192.0.2.1"), "localhost"), new SseEmitter(), ""))
			.isFalse();
		assertThat(open(2, 1)).isOne();
	}

	@Test
	void boundsPagesInTotal() {
		int opened = 0;
		for (int address = 0; address < 200; address++) {
			opened += open(address, 1);
		}
		assertThat(opened).isEqualTo(ClassViewers.MOST).isGreaterThanOrEqualTo(40);
	}

	private int open(int address, int pages) {
		int opened = 0;
		for (int i = 0; i < pages; i++) {
			Viewer viewer = new Viewer(IpAddress.any("192.0.2." + address), "192.0.2.250");
			opened += this.viewers.add(viewer, new SseEmitter(), "") ? 1 : 0;
		}
		return opened;
	}

	private static final class Quiet implements Feed<Picture> {

		@Override
		public Picture picture(@Nullable Picture before) {
			return new Picture(new BoardNews(List.of(), List.of(), 0, 0), List.of(), new You("", List.of()), List.of(),
					null);
		}

		@Override
		public Set<DataWithMediaType> snapshot(Picture now, String lastEventId) {
			return Set.of();
		}

		@Override
		public Set<DataWithMediaType> change(Picture before, Picture now) {
			return Set.of();
		}

	}

}
