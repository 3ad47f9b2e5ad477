package dev.tcplab.web.board;

import java.time.Duration;
import java.util.HexFormat;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.OpenTalk;
import dev.tcplab.client.engine.Reply;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.client.engine.TalkClients;
import dev.tcplab.console.VisibleText;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.support.EnumName;
import dev.tcplab.web.actuator.ServerManagement;
import dev.tcplab.web.board.OpenTalks.Key;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sends a message to one of this process's own servers, and to no other. */
@RestController
class TalkController {

	private static final Duration IDLE = Duration.ofSeconds(60);

	private static final int LONGEST_PAGE = 64;

	private final ServerManagement management;

	private final TalkClients clients;

	private final ClientSettings own;

	private final OpenTalks talks;

	TalkController(ServerManagement management, TalkClients clients, ClientSettings own, OpenTalks talks) {
		this.management = management;
		this.clients = clients;
		this.own = own;
		this.talks = talks;
	}

	@PostMapping("/board/talk")
	Answer talk(@RequestBody Talk talk) {
		TcpServer server = this.management.find(talk.server());
		byte[] message = encoded(server.settings(), bytes(talk));
		long begin = System.nanoTime();
		try {
			return (Boolean.TRUE.equals(talk.keep()) && server.settings().keepOpen())
					? talkOn(talk, server, message, begin) : Answer
						.of(client(server).talkDirectly(message, server.settings().codec() == Codec.RAW), begin, false);
		}
		catch (TalkException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, ex.getMessage());
		}
	}

	private Answer talkOn(Talk talk, TcpServer server, byte[] message, long begin) {
		Key key = key(server, talk.page());
		OpenTalk open = this.talks.take(key, () -> client(server).open(IDLE));
		Reply reply = open.exchange(message);
		return Answer.of(reply, begin, this.talks.keep(key, open));
	}

	/** Closes the connection that the page keeps open to a server, if any. */
	@DeleteMapping("/board/talk")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@RequestParam(required = false) @Nullable String server, @RequestParam(defaultValue = "") String page) {
		this.talks.end(key(this.management.find(server), page));
	}

	private static Key key(TcpServer server, @Nullable String page) {
		return new Key(server.name(), StringUtils.truncate((page != null) ? page : "", LONGEST_PAGE));
	}

	private static byte[] bytes(Talk talk) {
		try {
			return Escapes.bytes((talk.message() != null) ? talk.message() : "");
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage());
		}
	}

	private static byte[] encoded(ServerSettings settings, byte[] message) {
		int most = (int) settings.messageSize().toBytes();
		if (message.length > most) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"The message has %d bytes, but message-size allows at most %d".formatted(message.length, most));
		}
		try {
			return settings.codec().create(most).encode(message);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"The message has %d bytes, but the codec %s has no room for them".formatted(message.length,
							EnumName.of(settings.codec())));
		}
	}

	private TalkClient client(TcpServer server) {
		ServerSettings settings = server.settings();
		boolean tls = settings.ssl().bundle() != null;
		if (tls && this.own.ssl().bundle() == null) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"%s requires TLS. Configure TLS for the board, with an SSL bundle that trusts its certificate, as in --tcp-lab.client.ssl.bundle=%s"
						.formatted(server.name(), settings.ssl().bundle()));
		}
		ProxyProtocol header = (settings.proxyProtocol() == ProxyProtocol.ANY) ? ProxyProtocol.V2
				: settings.proxyProtocol();
		return this.clients.to(settings.host("127.0.0.1"), server.port(),
				(options) -> options.proxyProtocol(header).bundle(tls ? this.own.ssl().bundle() : null));
	}

	/**
	 * A message to a server, with {@linkplain Escapes escapes}. If {@code keep}, the page
	 * with this ID keeps the connection for its next message.
	 */
	record Talk(@Nullable String server, @Nullable String message, @Nullable Boolean keep, @Nullable String page) {
	}

	/** {@code kept} is whether the connection is open for the next message. */
	record Answer(String answer, String hex, double millis, boolean kept) {

		static Answer of(Reply reply, long begin, boolean kept) {
			return new Answer(VisibleText.ofLines(reply.answer()), HexFormat.of().formatHex(reply.answer()),
					(reply.receivedAt() - begin) / 10_000 / 100.0, kept);
		}

	}

}
