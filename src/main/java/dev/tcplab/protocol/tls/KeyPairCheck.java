package dev.tcplab.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.Assert;

/**
 * Checks that the private keys of an SSL bundle belong to its certificates. They do not
 * when only one of two files has been renewed yet.
 */
final class KeyPairCheck {

	private static final byte[] SIGNED = { 1, 2, 3 };

	private KeyPairCheck() {
	}

	/**
	 * Checks all keys of a bundle.
	 * @return whether there is a private key; without one, every handshake of a server
	 * fails
	 */
	static boolean check(SslBundle bundle) {
		KeyStore store = bundle.getStores().getKeyStore();
		boolean found = false;
		try {
			for (String alias : (store != null) ? Collections.list(store.aliases()) : List.<String>of()) {
				check(store.getKey(alias, password(bundle)), store.getCertificate(alias));
				found |= store.isKeyEntry(alias);
			}
			return found;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static char @Nullable [] password(SslBundle bundle) {
		String own = bundle.getKey().getPassword();
		String password = (own != null) ? own : bundle.getStores().getKeyStorePassword();
		return (password != null) ? password.toCharArray() : null;
	}

	private static void check(@Nullable Key key, @Nullable Certificate certificate) throws GeneralSecurityException {
		if (key instanceof PrivateKey privateKey && certificate != null) {
			Assert.isTrue(key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())
					&& signs(privateKey, certificate), "The private key is not that of the certificate");
		}
	}

	private static boolean signs(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
			case "RSA" -> "SHA256withRSA";
			case "EC" -> "SHA256withECDSA";
			case "DSA" -> "SHA256withDSA";
			default -> key.getAlgorithm();
		});
		signature.initSign(key);
		signature.update(SIGNED);
		byte[] signed = signature.sign();
		signature.initVerify(certificate.getPublicKey());
		signature.update(SIGNED);
		return signature.verify(signed);
	}

}
