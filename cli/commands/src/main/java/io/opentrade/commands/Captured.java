package io.opentrade.commands;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/// A terminal whose output is kept as text instead of being shown: without colours, and nobody can
/// be asked at it.
final class Captured implements Terminal {
  private final Terminal real;
  private final StringBuilder text = new StringBuilder();

  Captured(Terminal real) {
    this.real = real;
  }

  String text() {
    return text.toString();
  }

  @Override
  public int columns() {
    return real.columns();
  }

  @Override
  public int rows() {
    return real.rows();
  }

  @Override
  public boolean inputIsTerminal() {
    return false;
  }

  @Override
  public boolean outputIsTerminal() {
    return false;
  }

  @Override
  public boolean errorIsTerminal() {
    return false;
  }

  @Override
  public boolean color() {
    return false;
  }

  @Override
  public void out(String more) {
    text.append(more);
  }

  @Override
  public void err(String more) {
    text.append(more);
  }

  @Override
  public String prompt(String question, boolean hidden) {
    return real.prompt(question, hidden);
  }

  @Override
  public String edit(String name, String before) {
    return real.edit(name, before);
  }

  @Override
  public OutputFile openOutput(String path, boolean create) {
    return real.openOutput(path, create);
  }

  @Override
  public InputStream openInput(String path) {
    return real.openInput(path);
  }

  @Override
  public Keys keys() {
    throw new RequestFailed(FailureKind.USAGE, "this needs a terminal of its own", null);
  }

  @Override
  public boolean namesFiles() {
    return real.namesFiles();
  }

  @Override
  public Path cwd() {
    return real.cwd();
  }

  @Override
  public Locale language() {
    return real.language();
  }
}
