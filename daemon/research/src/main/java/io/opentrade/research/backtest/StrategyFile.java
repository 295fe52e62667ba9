package io.opentrade.research.backtest;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.NeighbourFiles;
import io.opentrade.sandbox.Script;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A strategy as it was read from disk.
///
/// @param hash SHA-256 of the file's bytes, hex; with neighbours, of the hash and the path of each
///     file, the strategy first
record StrategyFile(Script script, String hash) {
  private static final String STANDARD_INPUT = "-";
  private static final Pattern PYTHON = Pattern.compile("(?m)^def\\s");
  private static final Pattern JAVA = Pattern.compile("\\bclass\\s+\\w+\\s+implements\\s");

  /// @throws RequestFailed where there is no such file, or it is no strategy
  static StrategyFile read(InputFile file) {
    Path path = Path.of(file.path());
    if (STANDARD_INPUT.equals(file.name().raw())) {
      byte[] bytes = bytes(file, path);
      String text = text(file, bytes);
      return new StrategyFile(new Script("stdin", spoken(text), text), sha256(bytes));
    }
    String name = String.valueOf(path.getFileName());
    Language language =
        Language.ofFileName(name)
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.USAGE,
                        file.name() + " is no strategy: the name must end in .js, .py or .java",
                        "make one: opentrade strategy new NAME --lang js"));
    byte[] bytes = bytes(file, path);
    String text = text(file, bytes);
    Map<String, String> modules = neighbours(path, language, text);
    return new StrategyFile(script(name, language, text, modules), hash(bytes, modules));
  }

  private static Map<String, String> neighbours(Path path, Language language, String text) {
    try {
      return NeighbourFiles.of(path, language, text);
    } catch (NeighbourFiles.Refused refused) {
      FailureKind kind =
          switch (refused.reason()) {
            case NOT_ALLOWED -> FailureKind.NOT_ALLOWED;
            case BAD_DATA -> FailureKind.BAD_DATA;
            case UNREADABLE -> FailureKind.FAILED;
          };
      throw new RequestFailed(kind, String.valueOf(refused.getMessage()), refused.hint());
    }
  }

  private static Script script(
      String name, Language language, String text, Map<String, String> modules) {
    try {
      return new Script(name, language, text, modules);
    } catch (IllegalArgumentException refused) {
      throw new RequestFailed(FailureKind.BAD_DATA, String.valueOf(refused.getMessage()), null);
    }
  }

  private static String hash(byte[] bytes, Map<String, String> modules) {
    String own = sha256(bytes);
    if (modules.isEmpty()) {
      return own;
    }
    StringBuilder all = new StringBuilder(own);
    new TreeMap<>(modules)
        .forEach(
            (path, text) ->
                all.append('\n')
                    .append(path)
                    .append(' ')
                    .append(sha256(text.getBytes(StandardCharsets.UTF_8))));
    return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Standard input has no ending; but a strategy in Python must define a function and one in Java
  /// a class that implements something, and JavaScript has neither.
  private static Language spoken(String text) {
    if (JAVA.matcher(text).find()) {
      return Language.JAVA;
    }
    return PYTHON.matcher(text).find() ? Language.PYTHON : Language.JAVASCRIPT;
  }

  private static byte[] bytes(InputFile file, Path path) {
    if (Files.notExists(path)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "there is no file " + file.name(), "look at the path");
    }
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > 4L * Script.MAXIMUM_LENGTH) {
        throw new RequestFailed(
            FailureKind.BAD_DATA, file.name() + " is no strategy file, or far too large", null);
      }
      return Files.readAllBytes(path);
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, file.name() + " cannot be read: " + exception.getMessage(), null);
    }
  }

  private static String text(InputFile file, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.length() > Script.MAXIMUM_LENGTH) {
        throw new RequestFailed(
            FailureKind.BAD_DATA,
            file.name() + " is longer than a million characters",
            "keep data out of strategies: import it");
      }
      return text;
    } catch (CharacterCodingException _) {
      throw new RequestFailed(
          FailureKind.BAD_DATA, file.name() + " is not UTF-8 text", "save it as UTF-8");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
