package dev.tcplab.web.classroom;

import java.time.Duration;
import java.util.concurrent.Executors;

import dev.tcplab.server.TcpServers;
import dev.tcplab.web.board.BoardSettings;
import dev.tcplab.web.board.ExchangeEvents;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = ClassSettings.ENABLED, havingValue = "true")
@Import({ ClassController.class, TableController.class })
public class ClassConfiguration implements WebMvcConfigurer {

	@Bean
	static StudentAccess studentAccess(ClassSettings settings) {
		return new StudentAccess(settings);
	}

	/** For all handlers, including those of the actuator. */
	@Bean
	static MappedInterceptor studentInterceptor(StudentAccess access) {
		return new MappedInterceptor(null, access);
	}

	@Bean
	StudentExchanges studentExchanges(BoardSettings board) {
		return new StudentExchanges(board);
	}

	@Bean
	Students students() {
		return new Students();
	}

	@Bean(destroyMethod = "close")
	Checks checks(Students students, ClassSettings settings) {
		return new Checks(new CheckLimits(System::nanoTime), students, settings.ports(), Checks.TIMEOUTS,
				Executors.newCachedThreadPool(daemons("class-check-")));
	}

	@Bean
	ClassViewers classViewers(TcpServers servers, StudentExchanges exchanges, Students students, Checks checks,
			JsonMapper json) {
		ExchangeEvents events = new ExchangeEvents(servers, json);
		CustomizableThreadFactory threads = daemons("class-");
		return new ClassViewers((viewer) -> new ClassFeed(viewer, servers, exchanges, students, checks, events),
				Executors.newSingleThreadScheduledExecutor(threads), Executors.newCachedThreadPool(threads));
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory daemons = new CustomizableThreadFactory(prefix);
		daemons.setDaemon(true);
		return daemons;
	}

	/** The page uses modules of the board. */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/class/**")
			.addResourceLocations("classpath:/class/", "classpath:/board/")
			.setCacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate());
	}

}
