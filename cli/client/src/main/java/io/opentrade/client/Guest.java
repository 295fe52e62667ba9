package io.opentrade.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `--token-file FILE` and `--socket PATH` in front of the command: how somebody comes in who is
/// not, or does not want to be, the owner at their own socket. A token is read from a file that
/// nobody else can read; it is never an argument and never in the environment.
///
/// @param token null for none
/// @param socket null for that of the home
/// @param words how many words of the command line said so
record Guest(@Nullable String token, @Nullable Path socket, int words) {
  static final Guest NONE = new Guest(null, null, 0);

  private static final String TOKEN_FILE = "--token-file";
  private static final String SOCKET = "--socket";
  private static final int LONGEST = 1_000;

  /// Reads what stands in front.
  static Guest of(String[] argv) throws Trouble {
    String token = null;
    Path socket = null;
    int at = 0;
    while (at < argv.length) {
      String word = argv[at];
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      if (!flag.equals(TOKEN_FILE) && !flag.equals(SOCKET)) {
        break;
      }
      if (equals < 0 && at + 1 == argv.length) {
        throw Trouble.usage(flag + " needs a value", null);
      }
      String value = equals < 0 ? argv[++at] : word.substring(equals + 1);
      if (flag.equals(TOKEN_FILE)) {
        token = token(path(flag, value));
      } else {
        socket = path(flag, value).toAbsolutePath();
      }
      at++;
    }
    return at == 0 ? NONE : new Guest(token, socket, at);
  }

  /// Whether somebody comes in otherwise than as the owner.
  boolean isGiven() {
    return words > 0;
  }

  private static Path path(String flag, String text) throws Trouble {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw Trouble.usage(flag + ": that is no path", null);
    }
    throw Trouble.usage(flag + ": that is no path", null);
  }

  private static String token(Path file) throws Trouble {
    try {
      Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
      open.remove(PosixFilePermission.OWNER_READ);
      open.remove(PosixFilePermission.OWNER_WRITE);
      if (!open.isEmpty()) {
        throw Trouble.notAllowed(
            "the token in " + file + " can be read by others", "Run: chmod 600 " + file);
      }
      if (Files.size(file) > LONGEST) {
        throw Trouble.usage(file + " is too long for a token", null);
      }
      String token = new String(Files.readAllBytes(file), US_ASCII).strip();
      if (token.isEmpty()) {
        throw Trouble.usage("there is no token in " + file, null);
      }
      return token;
    } catch (IOException e) {
      throw new Trouble("notFound", 3, "the token file cannot be read: " + e.getMessage(), null);
    }
  }
}
