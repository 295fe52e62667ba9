package io.opentrade.server.notify;

import io.opentrade.server.notify.Notice.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notices on the desktop: `notify-send`, or `osascript` on macOS. The text is an argument behind
/// `--`, or of a script that never changes.
final class DesktopChannel implements Channel {
  static final String KIND = "desktop";

  /// The text is what the script is run with, never a part of it.
  private static final String SCRIPT =
      """
      on run argv
        display notification (item 2 of argv) with title (item 1 of argv)
      end run
      """;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LONGEST = 2_000;

  private final String name;
  private final SearchPath path;

  DesktopChannel(String name, SearchPath path) {
    this.name = name;
    this.path = path;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String target() {
    return program().map(Path::toString).orElse("");
  }

  @Override
  public @Nullable String obstacle() {
    return program().isPresent() ? null : "neither notify-send nor osascript is installed";
  }

  private Optional<Path> program() {
    return path.find("notify-send").or(() -> path.find("osascript"));
  }

  @Override
  public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
    show(notice, repeat, notice.severity() == Severity.CRITICAL ? "critical" : "normal");
  }

  @Override
  public void deliverSilently(Notice notice, boolean repeat)
      throws IOException, InterruptedException {
    show(notice, repeat, "low");
  }

  private void show(Notice notice, boolean repeat, String urgency)
      throws IOException, InterruptedException {
    Path program =
        program().orElseThrow(() -> new NotDelivered("there is no program to show it with"));
    NoticeText text = NoticeText.of(notice, repeat);
    String body = text.body().substring(0, Math.min(text.body().length(), LONGEST));
    if (program.endsWith("osascript")) {
      run(List.of(program.toString(), "-", text.title(), body), SCRIPT);
    } else {
      List<String> command = new ArrayList<>();
      command.add(program.toString());
      command.addAll(List.of("--app-name=OpenTrade", "--urgency=" + urgency, "--"));
      command.addAll(List.of(text.title(), plain(body)));
      run(command, "");
    }
  }

  /// `notify-send` takes backslashes in the body for escapes, and desktops take it for markup.
  private static String plain(String body) {
    return body.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void run(List<String> command, String input)
      throws IOException, InterruptedException {
    new ChildProcess(command, LIMIT).run(input);
  }
}
