package io.opentrade.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A strategy's source.
///
/// @param name the file's name for messages, without its folder
/// @param text the source itself
/// @param modules the neighbours it imports, by their path from its own folder (`lib/trend.js`)
public record Script(String name, Language language, String text, Map<String, String> modules) {
  /// A strategy longer than this, its neighbours included, is refused.
  public static final int MAXIMUM_LENGTH = 1_000_000;

  /// A strategy with more neighbours is refused.
  public static final int MAXIMUM_MODULES = 50;

  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
  private static final int DEEPEST = 8;

  public Script {
    if (name.isEmpty() || name.length() > 255) {
      throw new IllegalArgumentException("a script needs a name of 1 to 255 characters");
    }
    modules = Collections.unmodifiableMap(new TreeMap<>(modules));
    if (modules.size() > MAXIMUM_MODULES) {
      throw new IllegalArgumentException(name + " imports more than " + MAXIMUM_MODULES + " files");
    }
    modules.keySet().forEach(Script::requirePath);
    long length = text.length();
    for (String module : modules.values()) {
      length += module.length();
    }
    if (length > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException(
          name + " has more than " + MAXIMUM_LENGTH + " characters; a strategy must be shorter");
    }
  }

  /// A strategy that stands alone.
  public Script(String name, Language language, String text) {
    this(name, language, text, Map.of());
  }

  /// SHA-256 over the source and its neighbours, 64 lower-case hexadecimal digits.
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      modules.forEach(
          (path, source) -> {
            digest.update(("\0" + path + "\0" + source).getBytes(StandardCharsets.UTF_8));
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// Plain names, parted by slashes: nothing that leads out of the folder.
  private static void requirePath(String path) {
    String[] parts = path.split("/", -1);
    boolean plain = parts.length <= DEEPEST;
    for (String part : parts) {
      plain &= MODULE.matcher(part).matches();
    }
    if (!plain) {
      throw new IllegalArgumentException("'" + path + "' cannot be the path of a module");
    }
  }
}
