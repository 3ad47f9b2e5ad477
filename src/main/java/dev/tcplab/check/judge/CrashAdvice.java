package dev.tcplab.check.judge;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

enum CrashAdvice {

	MODULE_TYPO("AttributeError: module '(\\w+)' has no attribute '(\\w+)'\\. Did you mean: '(\\w+)'.*",
			"There is no $1.$2: look for a typo. Python suggests $3."),

	HIDDEN_MODULE("AttributeError: .*module '(socket|random|string|time)'.* has no attribute.*",
			"Is a file of yours named $1.py? It hides Python's own module: rename it."),

	NOT_INSTALLED("(?:ModuleNotFoundError|ImportError): No module named '(termcolor|colorama|requests|numpy|Bio)'.*",
			"Install it with pip install $1, or do without it."),

	NO_MODULE("(?:ModuleNotFoundError|ImportError): No module named '([^']*)'.*",
			"Look for a typo in $1. If it is a file of your own, it belongs beside the program. If you did not write this"
					+ " import, your editor added it: delete the line."),

	NO_IMPORT("ImportError: .*",
			"Look for a typo in the import. If you did not write it, your editor added it: delete the line."),

	CONFLICT("(?:Syntax|Indentation|Tab)Error: .*", "^\\s*(?:<<<<<<<|=======|>>>>>>>)",
			"These are marks of a Git conflict: keep one of the two versions between them, and delete the marks."),

	INDENTATION("(?:IndentationError|TabError): .*",
			"Check the spaces at the beginning of this line and of the line before: all lines of a block need the same number, and the line after a colon needs more."),

	SYNTAX("SyntaxError: .*",
			"Look at this line and the one before: a parenthesis, a quotation mark or a colon is"
					+ " missing, or one is too many."),

	LIKE_SOCKETS("NameError: name '(cs|ls|client_socket|clientsocket|serversocket|s|sock|conn)' is not defined.*",
			"There is no variable $1. Look for a typo, use the same name for the same socket everywhere, and keep what accept() returns: (cs, address) = ls.accept()."),

	SUGGESTED("NameError: name '([^']*)' is not defined\\. Did you mean: '([^']*)'.*",
			"There is no $1: look for a typo. Python suggests $2."),

	NOT_IMPORTED("NameError: name '([^']*)' is not defined\\. Did you forget to import.*",
			"Import it at the beginning of the file: import $1."),

	NO_NAME("(?:NameError|UnboundLocalError): .*?'([^']*)'.*",
			"$1 has no value here: look for a typo, or assign a value to it before this line."),

	APPEND("AttributeError: 'list' object has no attribute '(app.*?)'.*",
			"Look for a typo: an element is added to a list with append."),

	ONE_OF_TWO("AttributeError: 'tuple' object has no attribute '(?:recv|send|sendall|close)'.*",
			"accept() returns two values, the client's socket and its address: (cs, address) = ls.accept()."),

	ENCODE_NUMBER("AttributeError: '(int|float)' object has no attribute 'encode'.*",
			"Convert the number to text first, as in str(n).encode()."),

	ENCODE_LIST("AttributeError: '(?:list|tuple)' object has no attribute 'encode'.*",
			"Don't send the list of clients: show it on the console with print()."),

	NOTHING("(?:AttributeError: 'NoneType' object has no attribute|TypeError: a bytes-like object is required, not 'NoneType').*",
			"This value is None, as from a function without return. End the function with return and the value, as in return answer."),

	NO_ATTRIBUTE("AttributeError: '(.*?)' object has no attribute '(.*?)'.*",
			"A $1 has no $2: look for a typo, and print the variable to see what it contains."),

	ARGUMENTS("IndexError: .*", "sys\\.argv",
			"The program was started without arguments, so sys.argv has only its name: write IP and port into the"
					+ " program, or give them after its name in --command."),

	INDEX("IndexError: .*",
			"The list is shorter than this index: count from 0, or use a for loop over the list itself."),

	KEY("KeyError: .*", "The dictionary has no such key."),

	ENCODE("TypeError: a bytes-like object is required, not 'str'.*",
			"send() takes bytes: encode the text, as in send(text.encode())."),

	SEND_NUMBER("TypeError: a bytes-like object is required, not '(int|float)'.*",
			"send() takes bytes: convert the number to text first, as in send(str(n).encode())."),

	SEND_LIST("TypeError: a bytes-like object is required, not '(list|tuple|dict|set)'.*",
			"send() takes bytes, not a $1. Don't send the list of clients: show it on the console with print()."),

	BYTES("TypeError: string argument without an encoding.*", "Convert text to bytes with encode(): text.encode()."),

	DECODE("TypeError: (?:can only concatenate str \\(not \"bytes\"\\)|can't concat str to bytes|must be str, not bytes).*",
			"What recv() returns is bytes: decode it before you put it together with text, as in msg.decode()."),

	CONCATENATE("TypeError: can only concatenate str \\(not \"(.*?)\"\\).*",
			"Text and a value of type $1 cannot be added: use str() or an f-string."),

	ONE_TUPLE("TypeError: .*(bind|connect)\\(\\) takes exactly one argument.*",
			"$1() takes one tuple, so it needs two pairs of parentheses: $1((IP, PORT))."),

	PAIR("TypeError: .*AF_INET address must be (?:tuple|a pair).*",
			"An address is IP and port in one pair of parentheses: bind((IP, PORT)), connect((IP, PORT))."),

	NO_PORT("TypeError: .*(?:an integer is required|cannot be interpreted as an integer).*", "bind|connect|create_",
			"A port is a number, not a text: leave out the quotation marks, or use int()."),

	RANGE_OF_LIST("TypeError: '(?:list|tuple)' object cannot be interpreted as an integer.*",
			"range() takes a number, not a list: write for element in my_list, or range(len(my_list))."),

	NO_INTEGER("TypeError: (?:'(.*?)' object cannot be interpreted as an integer|an integer is required).*",
			"This line needs a whole number, as in range(5) or recv(2048): convert the value with int()."),

	RECV("TypeError: .*recv\\(\\) (?:takes at least 1 argument|missing required argument).*",
			"recv() needs a number, how many bytes to read at most: recv(2048)."),

	NO_LIST("TypeError: '(?:int|float)' object is not iterable.*", "for needs a list or range(): for i in range(n)."),

	UNPACK("ValueError: .*values to unpack.*", "accept\\(",
			"accept() returns two values: (cs, address) = ls.accept()."),

	NO_NUMBER("ValueError: invalid literal for int\\(\\).*",
			"int() needs a number, but this text is not one: does the exercise ask for a number here?"),

	NO_INPUT("EOFError.*",
			"input() needs a person who types, but check runs the program without one: remove input(), or set its lines with --input."),

	TAKEN("(?:OSError: \\[Errno (?:98|48)\\]|.*EADDRINUSE|java.net.BindException: Address already in use).*",
			"The port is taken by another program, or bind() is called twice: end the other program, or choose another"
					+ " port. Without SO_REUSEADDR a port also stays taken for a minute after your own server has ended."),

	FOREIGN("(?:OSError: \\[Errno (?:99|49)\\]|.*EADDRNOTAVAIL|java.net.BindException: (?:Cannot|Can't) assign).*",
			"The address is not one of this machine. Bind to 127.0.0.1, or to 0.0.0.0 for clients elsewhere."),

	FORBIDDEN("(?:PermissionError: \\[Errno 13\\]|.*EACCES|java.net.BindException: Permission denied).*",
			"Ports below 1024 are reserved by the system: use one such as 8080."),

	PORT_RANGE("OverflowError: .*port must be 0-65535.*", "Choose a port from 1024 to 65535, such as 8080."),

	NO_SUCH_HOST("socket.gaierror: .*", "This host name or IP does not exist: look for a typo, or use 127.0.0.1."),

	CLOSED_LISTENER("OSError: \\[Errno 9\\].*", "\\.accept\\(",
			"The listening socket was closed before this line: is ls.close() before the loop, or in it, where cs.close()"
					+ " was meant?"),

	CLOSED_SENDER("OSError: \\[Errno 9\\].*", "\\.send(?:all)?\\(",
			"This socket was closed before this line: call send() before close(), and make a new socket for each"
					+ " connection."),

	CLOSED_SOCKET("OSError: \\[Errno 9\\].*",
			"The socket was closed before this line: call close() last, and make a new socket for each connection."),

	LISTENING_SOCKET("OSError: \\[Errno (?:107|57)\\].*",
			"This socket has no connection. A server's recv() and send() belong to the socket that accept() returns,"
					+ " not to the listening socket: (cs, address) = ls.accept()."),

	UDP("OSError: \\[Errno (?:95|45)\\].*",
			"A UDP socket cannot listen or accept: create a TCP socket with socket.SOCK_STREAM."),

	BOUND_TWICE("OSError: \\[Errno 22\\].*", "\\.bind\\(", "bind() is called twice on one socket: once is enough."),

	NO_LISTEN("OSError: \\[Errno 22\\].*", "accept() needs a socket that listens: call listen() before."),

	CONNECTED("OSError: \\[Errno (?:106|56)\\].*",
			"This socket is connected already: make a new socket for each connection."),

	REFUSED("(?:ConnectionRefusedError: .*|.*ECONNREFUSED.*|java.net.ConnectException: Connection refused.*)",
			"No server listens at this address and port: look at both. Only a client calls connect(); a server calls"
					+ " bind(), listen() and accept()."),

	NO_CONNECTION("BrokenPipeError: .*",
			"This socket has no connection, or has it no more. A server's send() belongs to the socket that accept()"
					+ " returns, not to the listening socket."),

	GONE("(?:ConnectionResetError|ConnectionAbortedError): .*",
			"The other side closed the connection. The server must keep running for the next client: inside the loop, put"
					+ " try and except around the code that serves one client."),

	NOT_TEXT("UnicodeDecodeError: .*", "Not every message is UTF-8: decode it with errors=\"replace\"."),

	RECURSION("RecursionError: .*", "The function calls itself without an end: use a loop.");

	private final Pattern error;

	private final Pattern code;

	private final String advice;

	CrashAdvice(String error, String advice) {
		this(error, "", advice);
	}

	CrashAdvice(String error, String code, String advice) {
		this.error = Pattern.compile(error);
		this.code = Pattern.compile(code);
		this.advice = advice;
	}

	static Optional<CrashAdvice> kind(Crash crash) {
		return Arrays.stream(values()).filter((kind) -> kind.fits(crash)).findFirst();
	}

	boolean isAboutPort() {
		return switch (this) {
			case TAKEN, FOREIGN, FORBIDDEN, PORT_RANGE, NO_SUCH_HOST, ONE_TUPLE, NO_PORT -> true;
			default -> false;
		};
	}

	boolean isWithoutConnection() {
		return this == LISTENING_SOCKET || this == NO_CONNECTION;
	}

	static Optional<String> of(Crash crash) {
		return kind(crash).map((kind) -> kind.fill(crash.what()));
	}

	private boolean fits(Crash crash) {
		return this.error.matcher(crash.what()).matches()
				&& crash.quote().stream().anyMatch((line) -> this.code.matcher(line).find());
	}

	private String fill(String what) {
		Matcher matcher = this.error.matcher(what);
		String text = this.advice;
		for (int i = 1; matcher.matches() && i <= matcher.groupCount(); i++) {
			text = text.replace("$" + i, matcher.group(i));
		}
		return text;
	}

}
