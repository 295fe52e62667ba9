package io.opentrade.commands.backtest;

import io.opentrade.commands.OutputFile;
import io.opentrade.commands.Terminal;

/// The standard output in the place of a file: what is written is gone, there is nothing to undo.
record PlainOutput(Terminal terminal) implements OutputFile {
  @Override
  public void write(String text) {
    terminal.out(text);
  }

  @Override
  public void commit() {}

  @Override
  public void abort() {}
}
