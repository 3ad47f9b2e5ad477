package dev.tcplab.server.replicas;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Makes the servers of several replicas count as one, if the settings require it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tcp-lab.replicas.store", havingValue = "redis")
@Import(DataRedisAutoConfiguration.class)
public class ReplicasConfiguration {

	@Bean
	Replica replica(ReplicaSettings settings, LettuceConnectionFactory connections, StringRedisTemplate redis) {
		return new Replica(settings, connections, redis);
	}

	// Lettuce neither repeats a command nor reconnects, because each caller handles a
	// lost reply itself, and must know whether Redis was restarted.
	@Bean
	LettuceClientOptionsBuilderCustomizer nothingIsReplayed() {
		return (options) -> options.autoReconnect(false)
			.replayFilter((command) -> true)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
	}

}
