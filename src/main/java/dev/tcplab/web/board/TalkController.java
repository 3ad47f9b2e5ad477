package dev.tcplab.web.board;

import java.util.HexFormat;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import dev.tcplab.console.VisibleText;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.support.EnumName;
import dev.tcplab.web.actuator.ServerManagement;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sends a message to one of this process's own servers, and to no other. */
@RestController
class TalkController {

	private final ServerManagement management;

	private final TcpClients clients;

	private final ClientSettings own;

	TalkController(ServerManagement management, TcpClients clients, ClientSettings own) {
		this.management = management;
		this.clients = clients;
		this.own = own;
	}

	@PostMapping("/board/talk")
	Answer talk(@RequestBody Talk talk) {
		TcpServer server = this.management.find(talk.server());
		byte[] message = encoded(server.settings(), bytes(talk));
		long begin = System.nanoTime();
		try {
			byte[] answer = client(server).talkDirectly(message, server.settings().codec() == Codec.RAW).answer();
			return new Answer(VisibleText.ofLines(answer), HexFormat.of().formatHex(answer),
					(System.nanoTime() - begin) / 10_000 / 100.0);
		}
		catch (TalkException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, ex.getMessage());
		}
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
					"The message has %d bytes, and one message has at most %d (message-size)".formatted(message.length,
							most));
		}
		try {
			return settings.codec().create(most).encode(message);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"The message has %d bytes, for which the codec %s has no room".formatted(message.length,
							EnumName.of(settings.codec())));
		}
	}

	private TcpClient client(TcpServer server) {
		ServerSettings settings = server.settings();
		boolean tls = settings.ssl().bundle() != null;
		if (tls && this.own.ssl().bundle() == null) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"%s speaks TLS. Have the board speak it too, with an SSL bundle that trusts its certificate, as in --tcp-lab.client.ssl.bundle=%s"
						.formatted(server.name(), settings.ssl().bundle()));
		}
		return this.clients.to(settings.host("127.0.0.1"), server.port(), tls, settings.proxyProtocol());
	}

	/** A message to a server, with {@linkplain Escapes escapes}. */
	record Talk(@Nullable String server, @Nullable String message) {
	}

	record Answer(String answer, String hex, double millis) {
	}

}
