package dev.tcplab.mock;

import dev.tcplab.server.TcpServers;
import dev.tcplab.server.rule.ServerRules;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.integration.dsl.IntegrationFlow;

/** Servers that answer by rules, each with the rules of its own settings. */
@Configuration(proxyBeanMethods = false)
@Profile("mock")
@Import(MockServers.Registrar.class)
class MockServers {

	static final class Registrar implements BeanRegistrar {

		@Override
		public void register(BeanRegistry registry, Environment environment) {
			for (String name : MockSettings.names(environment)) {
				String rules = name + "Rules";
				registry.registerBean(rules, ServerRules.class, (bean) -> bean.supplier((context) -> new ServerRules(
						context.bean(TcpServers.class).server(name).greetOnConnect().create())));
				registry.registerBean(name + "Flow", IntegrationFlow.class,
						(bean) -> bean.supplier((context) -> flow(context.bean(rules, ServerRules.class))));
			}
		}

		private static IntegrationFlow flow(ServerRules rules) {
			return rules.server().replying(rules);
		}

	}

}
