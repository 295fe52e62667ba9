package io.opentrade.commands.notify;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Takes a channel's secret: typed where nobody sees it, or from a file or pipe. Never from the
/// command line, which other programs can read.
final class SecretInput {
  private static final int LARGEST = 4_096;

  @Option(names = "--secret-from", paramLabel = "FILE")
  @Nullable String from;

  SecretText ask(Invocation invocation, String question) {
    if (from == null) {
      String typed = invocation.terminal().prompt(invocation.text(question) + " ", true);
      return secret(invocation, typed);
    }
    try (InputStream input = invocation.terminal().openInput(from)) {
      return secret(invocation, new String(input.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, invocation.text("notify.secretUnreadable", from), null);
    }
  }

  private static SecretText secret(Invocation invocation, String text) {
    if (text.isBlank()) {
      throw invocation.usage("notify.noSecret");
    }
    return new SecretText(text.strip());
  }
}
