package dev.tcplab.check.judge;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CrashAdviceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					NameError: name 'prnt' is not defined. Did you mean: 'print'?                  | prnt(1)         | no prnt
					NameError: name 'sys' is not defined. Did you forget to import 'sys'?          | sys.exit()      | import sys
					NameError: name 'total' is not defined                                        | print(total)    | total has no value
					NameError: name 'cs' is not defined. Did you mean: 'ls'?                       | cs.send(b)      | accept() returns
					AttributeError: module 'socket' has no attribute 'AF_INT'. Did you mean: 'AF_INET'? | socket.AF_INT | suggests AF_INET
					AttributeError: module 'socket' has no attribute 'socket'                      | socket.socket() | rename
					AttributeError: 'int' object has no attribute 'encode'                         | n.encode()      | str(n).encode()
					AttributeError: 'list' object has no attribute 'encode'                        | c.encode()      | with print()
					AttributeError: 'NoneType' object has no attribute 'encode'                    | a.encode()      | return
					TypeError: a bytes-like object is required, not 'str'                          | cs.send(a)      | encode the text
					TypeError: a bytes-like object is required, not 'int'                          | cs.send(n)      | str(n).encode()
					TypeError: a bytes-like object is required, not 'list'                         | cs.send(c)      | with print()
					TypeError: string argument without an encoding                                 | bytes(a)        | text.encode()
					TypeError: 'list' object cannot be interpreted as an integer                   | for i in range(c): | range() takes a number
					TypeError: 'str' object cannot be interpreted as an integer                    | ls.bind((IP, P)) | A port is a number
					TypeError: 'str' object cannot be interpreted as an integer                    | range(n)        | needs a whole number
					TypeError: 'int' object is not iterable                                        | for i in n:     | range(n)
					TypeError: connect(): AF_INET address must be tuple, not str                   | s.connect(IP)   | (IP, PORT)
					ValueError: not enough values to unpack (expected 3, got 2)                    | (a, b, c) = ls.accept() | two values
					IndexError: list index out of range                                            | p = sys.argv[1] | without arguments
					IndexError: list index out of range                                            | c[5]            | count from 0
					SyntaxError: invalid syntax                                                    | <<<<<<< HEAD    | Git
					SyntaxError: invalid syntax                                                    | print 1         | parenthesis
					OSError: [Errno 9] Bad file descriptor                                         | ls.accept()     | listening socket was closed
					OSError: [Errno 9] Bad file descriptor                                         | cs.send(b)      | send() before close()
					OSError: [Errno 95] Operation not supported                                    | ls.listen()     | SOCK_STREAM
					""")
	void advisesByErrorAndLine(String error, String line, String words) {
		assertThat(CrashAdvice.of(new Crash(error, "a.py, line 1", List.of("    " + line, error)))).get()
			.asString()
			.contains(words);
	}

}
