package dev.tcplab.client;

/**
 * Hears how one talk of a {@link TalkLoop} ends. One of its methods is called, once, on
 * the loop's thread, and may begin the next talk.
 */
public interface TalkEnd {

	/**
	 * The server has answered.
	 * @param reply its answer
	 */
	void answered(Reply reply);

	/**
	 * The talk has failed.
	 * @param failure what happened
	 */
	void failed(TalkException failure);

}
