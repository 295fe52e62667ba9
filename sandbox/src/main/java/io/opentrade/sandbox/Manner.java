package io.opentrade.sandbox;

/// How a worker's process is started.
enum Manner {
  PLAIN,
  /// Its virtual machine compiles lightly: it is ready far sooner, and slow at much work.
  BRIEF,
  /// It compiles what the script does often.
  COMPILING
}
