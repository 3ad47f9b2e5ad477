package dev.tcplab.web.board;

import java.time.Duration;
import java.util.concurrent.Executors;

import dev.tcplab.server.TcpServers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = BoardSettings.PREFIX + ".enabled", matchIfMissing = true)
@Import({ BoardController.class, ExchangesController.class, FaultsController.class, NotFoundAdvice.class,
		TalkController.class })
public class BoardConfiguration implements WebMvcConfigurer {

	@Bean
	Board board(BoardSettings settings) {
		return new Board(settings);
	}

	@Bean
	BoardAccess boardAccess(EndpointAccessResolver access) {
		return new BoardAccess(isUnrestricted(access, "tcpservers"), isUnrestricted(access, "tcpfaults"));
	}

	private static boolean isUnrestricted(EndpointAccessResolver access, String endpoint) {
		return access.accessFor(EndpointId.of(endpoint), Access.UNRESTRICTED) == Access.UNRESTRICTED;
	}

	@Bean
	ExchangeRenderer exchangeRenderer(TcpServers servers, JsonMapper json) {
		return new ExchangeRenderer(servers, json);
	}

	@Bean
	BoardView boardView(TcpServers servers, Board board, BoardAccess access, ExchangeRenderer renderer, JsonMapper json,
			ObjectProvider<StudentTable> students) {
		return new BoardView(servers, board, access, new ExchangeEvents(renderer, json), students.getIfAvailable());
	}

	@Bean
	OpenTalks openTalks() {
		return new OpenTalks();
	}

	@Bean
	Ticker<BoardPicture> boardTicker(BoardView view) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("board-");
		threads.setDaemon(true);
		return new Ticker<>(view, BoardView.MOST_VIEWERS, Executors.newSingleThreadScheduledExecutor(threads),
				Executors.newCachedThreadPool(threads));
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/board/**")
			.addResourceLocations("classpath:/board/")
			.setCacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate());
	}

}
