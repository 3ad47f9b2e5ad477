package dev.tcplab.protocol.tls;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.util.Assert;

/**
 * Secures connections with the current SSL bundle: a renewed certificate applies from the
 * next connection on.
 */
public final class Tls {

	private static final Logger logger = LoggerFactory.getLogger(Tls.class);

	private final String name;

	private volatile SSLContext context;

	private volatile SslOptions options;

	private volatile boolean hasKey;

	private Tls(SslBundles bundles, String name, String example) {
		this.name = name;
		try {
			use(bundles.getBundle(name));
			bundles.addBundleUpdateHandler(name, this::update);
		}
		catch (NoSuchSslBundleException ex) {
			throw TlsException.unknown(name, bundles.getBundleNames(), example, ex);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw TlsException.unusable(name, ex);
		}
	}

	/**
	 * Returns the TLS setup of a server, or {@code null} if the settings name no bundle.
	 */
	public static @Nullable Tls of(SslBundles bundles, ServerTlsSettings settings) {
		String name = settings.bundle();
		boolean asking = settings.clientAuth() != ClientAuth.NONE;
		if (name == null) {
			if (asking) {
				throw TlsException.withoutBundle(settings.clientAuth());
			}
			return null;
		}
		Tls tls = new Tls(bundles, name, TlsException.OF_SERVER);
		if (!tls.hasKey) {
			throw TlsException.withoutCertificate(name);
		}
		if (asking && bundles.getBundle(name).getStores().getTrustStore() == null) {
			throw TlsException.withoutTrust(name, settings.clientAuth());
		}
		return tls;
	}

	/**
	 * Returns the TLS setup of a client, or {@code null} if the settings name no bundle.
	 * The bundles are created only if they are needed.
	 */
	public static @Nullable Tls of(ObjectProvider<SslBundles> bundles, ClientTlsSettings settings) {
		return (settings.bundle() != null) ? new Tls(bundles.getObject(), settings.bundle(), TlsException.OF_CLIENT)
				: null;
	}

	private void update(SslBundle bundle) {
		try {
			use(bundle);
			logger.info("The SSL bundle {} has been renewed", this.name);
		}
		catch (RuntimeException ex) {
			logger.error("The SSL bundle {} stays as it was: {}", this.name, ex.getMessage());
		}
	}

	// Otherwise, these errors would appear only with each connection.
	private void use(SslBundle bundle) {
		boolean hasKey = KeyPairCheck.check(bundle);
		SSLContext context = bundle.createSslContext();
		SSLParameters supported = context.getSupportedSSLParameters();
		SslOptions options = bundle.getOptions();
		checkOptions("protocol", options.getEnabledProtocols(), supported.getProtocols());
		checkOptions("cipher", options.getCiphers(), supported.getCipherSuites());
		this.hasKey = hasKey;
		this.context = context;
		this.options = options;
	}

	private static void checkOptions(String kind, String @Nullable [] wanted, String[] supported) {
		for (String option : (wanted != null) ? wanted : new String[0]) {
			Assert.isTrue(Arrays.asList(supported).contains(option),
					() -> "%s is no %s that is supported here".formatted(option, kind));
		}
	}

	/**
	 * Secures a connection that a server has accepted. The handshake happens with the
	 * first read or write.
	 * @param socket the connection, which the caller must close
	 */
	public SSLSocket accepted(Socket socket, ClientAuth clientAuth) throws IOException {
		SSLSocket secured = secured(socket, socket.getInetAddress().getHostAddress());
		SSLParameters parameters = withOptions(secured.getSSLParameters());
		parameters.setWantClientAuth(clientAuth == ClientAuth.WANT);
		if (clientAuth == ClientAuth.NEED) {
			parameters.setNeedClientAuth(true);
		}
		secured.setSSLParameters(parameters);
		secured.setUseClientMode(false);
		return secured;
	}

	/**
	 * Secures a connection to a server, whose certificate must be for this host. The
	 * handshake happens with the first read or write.
	 * @param socket the connection, which the secured one closes
	 * @param host the server's name, or its IP address
	 */
	public SSLSocket connected(Socket socket, String host) throws IOException {
		SSLSocket secured = secured(socket, host);
		secured.setSSLParameters(ofClient(secured.getSSLParameters()));
		return secured;
	}

	public SSLEngine engine(String host, int port) {
		SSLEngine engine = this.context.createSSLEngine(host, port);
		engine.setUseClientMode(true);
		engine.setSSLParameters(ofClient(engine.getSSLParameters()));
		return engine;
	}

	private SSLSocket secured(Socket socket, String host) throws IOException {
		return (SSLSocket) this.context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
	}

	private SSLParameters ofClient(SSLParameters parameters) {
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		return withOptions(parameters);
	}

	private SSLParameters withOptions(SSLParameters parameters) {
		SslOptions options = this.options;
		if (options.getEnabledProtocols() != null) {
			parameters.setProtocols(options.getEnabledProtocols());
		}
		if (options.getCiphers() != null) {
			parameters.setCipherSuites(options.getCiphers());
		}
		return parameters;
	}

}
