package io.opentrade.server.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices on the standard input of a program of the owner: the title on the first line, the text
/// behind it. Nothing of a notice is ever an argument.
final class ProgramChannel implements Channel {
  static final String KIND = "command";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String name;
  private final ChannelSetup.Program setup;

  ProgramChannel(String name, ChannelSetup.Program setup) {
    this.name = name;
    this.setup = setup;
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
    return setup.target();
  }

  @Override
  public @Nullable String obstacle() {
    return Files.isExecutable(Path.of(setup.program())) ? null : setup.program() + " cannot be run";
  }

  @Override
  public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
    NoticeText text = NoticeText.of(notice, repeat);
    List<String> command = new ArrayList<>();
    command.add(setup.program());
    command.addAll(setup.arguments());
    new ChildProcess(command, LIMIT).run(text.title() + "\n" + text.body() + "\n");
  }
}
