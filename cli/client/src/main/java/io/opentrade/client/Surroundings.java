package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.Terminal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the client was started with: the launcher says it by system properties, because a shell
/// knows it for free.
///
/// @param home the person's folders
/// @param lib folder of the jars of all processes, or null when this is no installation (tests)
/// @param build hash of the code
/// @param version version of the code
/// @param cwd the current folder
/// @param terminal what is attached
/// @param environment the variables that commands may see
/// @param guest how to come in where it is not as the owner by their own socket
record Surroundings(
    Home home,
    @Nullable Path lib,
    String build,
    String version,
    String cwd,
    Terminal terminal,
    Map<String, String> environment,
    Guest guest) {

  /// Reads system properties and the environment.
  ///
  /// @throws Trouble when the socket's path would be too long
  static Surroundings find() throws Trouble {
    Map<String, String> environment = System.getenv();
    Home home = Home.of(environment, System.getProperty("user.home", "/"));
    String lib = System.getProperty("opentrade.lib");
    Map<String, String> passed = new HashMap<>();
    pass("NO_COLOR", environment, passed);
    passLanguage(environment, passed);
    pass("COLUMNS", environment, passed);
    pass("OPENTRADE_REQUEST", environment, passed);
    checkLength(home.socket());
    return new Surroundings(
        home,
        lib == null ? null : Path.of(lib),
        System.getProperty("opentrade.build", "development"),
        System.getProperty("opentrade.version", "development"),
        System.getProperty("user.dir", "/"),
        terminal(System.getProperty("opentrade.terminal", "")),
        passed,
        Guest.NONE);
  }

  /// The same at another terminal.
  Surroundings at(Terminal other) {
    return new Surroundings(home, lib, build, version, cwd, other, environment, guest);
  }

  /// The same for somebody who comes in otherwise.
  Surroundings as(Guest other) {
    return new Surroundings(home, lib, build, version, cwd, terminal, environment, other);
  }

  /// Reads what the launcher says of the terminal: `<columns> <rows> <letters>`, the letters being
  /// those that hold of `i` (input is a terminal), `o`, `e` and `c` (color is wanted).
  static Terminal terminal(String words) {
    int first = words.indexOf(' ');
    int second = words.indexOf(' ', first + 1);
    if (first < 0 || second < 0) {
      return new Terminal(80, 24, false, false, false, false);
    }
    String letters = words.substring(second + 1);
    return new Terminal(
        size(words.substring(0, first), 80),
        size(words.substring(first + 1, second), 24),
        letters.indexOf('i') >= 0,
        letters.indexOf('o') >= 0,
        letters.indexOf('e') >= 0,
        letters.indexOf('c') >= 0);
  }

  private static int size(String digits, int otherwise) {
    try {
      int size = Integer.parseInt(digits);
      return size > 0 && size <= 100_000 ? size : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static void pass(String name, Map<String, String> from, Map<String, String> to) {
    String value = from.get(name);
    if (value != null) {
      to.put(name, value);
    }
  }

  /// The language of messages, as the C library looks for it: the first of these that says
  /// anything. The launcher tells it apart where it has set `LC_ALL` itself. The daemon hears of it
  /// as `LANG`.
  static void passLanguage(Map<String, String> from, Map<String, String> to) {
    for (String name : new String[] {"OPENTRADE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = from.get(name);
      if (value != null && !value.isEmpty()) {
        to.put("LANG", value);
        return;
      }
    }
  }

  private static void checkLength(Path socket) throws Trouble {
    int bytes = socket.toString().getBytes(UTF_8).length;
    if (bytes > Home.SOCKET_PATH_LIMIT) {
      throw Trouble.usage(
          "the socket's path has "
              + bytes
              + " bytes, the system takes "
              + Home.SOCKET_PATH_LIMIT
              + ": "
              + socket,
          "Set OPENTRADE_HOME to a folder with a shorter path.");
    }
  }
}
