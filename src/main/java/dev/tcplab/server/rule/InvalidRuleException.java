package dev.tcplab.server.rule;

import dev.tcplab.support.AdvisedException;

/**
 * Thrown when a rule cannot be used. Its message names the rule and the reason.
 */
public final class InvalidRuleException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	InvalidRuleException(String message, String advice) {
		super(message, advice, null);
	}

}
