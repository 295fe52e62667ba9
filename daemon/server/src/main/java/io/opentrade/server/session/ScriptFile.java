package io.opentrade.server.session;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.NeighbourFiles;
import io.opentrade.sandbox.Script;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a strategy with the neighbours that it imports from its own folder.
final class ScriptFile {
  private ScriptFile() {}

  /// @throws RequestFailed where it is no strategy
  static Script read(InputFile file) {
    Path path = Path.of(file.path());
    String name = String.valueOf(path.getFileName());
    Language language =
        Language.ofFileName(name)
            .orElseThrow(
                () ->
                    failed(
                        FailureKind.USAGE,
                        file.name() + " is no strategy: the name must end in .js, .py or .java",
                        "make one: opentrade strategy new NAME --lang js"));
    try {
      if (Files.notExists(path)) {
        throw failed(FailureKind.NOT_FOUND, "there is no file " + file.name(), "look at the path");
      }
      if (Files.size(path) > 4L * Script.MAXIMUM_LENGTH) {
        throw failed(FailureKind.BAD_DATA, file.name() + " is far too large", null);
      }
      String text = Files.readString(path);
      return new Script(name, language, text, NeighbourFiles.of(path, language, text));
    } catch (NeighbourFiles.Refused refused) {
      FailureKind kind =
          switch (refused.reason()) {
            case NOT_ALLOWED -> FailureKind.NOT_ALLOWED;
            case BAD_DATA -> FailureKind.BAD_DATA;
            case UNREADABLE -> FailureKind.FAILED;
          };
      throw failed(kind, String.valueOf(refused.getMessage()), refused.hint());
    } catch (CharacterCodingException _) {
      throw failed(FailureKind.BAD_DATA, file.name() + " is not UTF-8 text", "save it as UTF-8");
    } catch (IllegalArgumentException refused) {
      throw failed(FailureKind.BAD_DATA, String.valueOf(refused.getMessage()), null);
    } catch (IOException unreadable) {
      throw failed(
          FailureKind.FAILED, file.name() + " cannot be read: " + unreadable.getMessage(), null);
    }
  }

  private static RequestFailed failed(FailureKind kind, String message, @Nullable String hint) {
    return new RequestFailed(kind, message, hint);
  }
}
