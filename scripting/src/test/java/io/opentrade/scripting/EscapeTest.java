package io.opentrade.scripting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A first dozen of hostile scripts. Each tries to get at something and prints `ESCAPED` where it
/// succeeds, or the canary where it can read it; neither may ever be seen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscapeTest {
  private static final String CANARY = "canary-7f3a";

  private Workers workers;
  private Path canary;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    canary = Files.writeString(temporary.resolve("secret"), CANARY);
    workers = Children.jailed(temporary, Limits.standard().withSilence(Duration.ofSeconds(60)));
  }

  @AfterAll
  void close() {
    workers.close();
  }

  /// Everything the script could say.
  private String said(Language language, String text) {
    try (Worker worker = workers.take(language)) {
      try {
        worker.load(new Script("s." + language.extension(), language, text));
        return logged(worker.plan(Map.of()).log().stream());
      } catch (ScriptFailed failed) {
        return failed.failure().oneLine() + "\n" + logged(failed.log().stream());
      }
    }
  }

  private static String logged(Stream<LogLine> lines) {
    return lines.map(line -> line.text()).collect(Collectors.joining("\n"));
  }

  private static void heldBack(String said) {
    assertTrue(said.contains("tried"), said);
    assertFalse(said.contains("ESCAPED"), said);
    assertFalse(said.contains(CANARY), said);
    assertFalse(said.contains("root:"), said);
  }

  /// Tries the attacks one by one in the same worker: none may so much as end it.
  private void heldBack(Language language, String text, int attacks) {
    try (Worker worker = workers.take(language)) {
      worker.load(
          new Script(
              "s." + language.extension(), language, text.replace("SECRET", canary.toString())));
      for (int number = 0; number < attacks; number++) {
        Map<String, ParameterValue> which = Map.of("number", new ParameterValue.Number(number));
        ScriptFailed failed = assertThrows(ScriptFailed.class, () -> worker.plan(which));
        String said = failed.failure().oneLine() + "\n" + logged(failed.log().stream());
        heldBack(said);
        assertEquals(ScriptFailure.Kind.SCRIPT, failed.failure().kind(), said);
      }
    }
  }

  @Test
  void javaScript() {
    List<String> attacks =
        List.of(
            "Java.type('java.lang.Runtime').getRuntime().exec('id')",
            "Java.type('java.nio.file.Files').readString('SECRET')",
            "Packages.java.lang.System.exit(0)",
            "Polyglot.eval('python', '1')",
            "Polyglot.import('x').y",
            "load('SECRET')",
            "read('SECRET')",
            "new Function('return process')().exit()",
            "d.close.constructor.constructor('return Java')().type('java.io.File')",
            "globalThis.Graal.versionECMAScript",
            "d.close.getClass().forName('java.lang.System')",
            "new Worker('data:,1')",
            "require('fs').readFileSync('SECRET')",
            "fetch('http://127.0.0.1/').then",
            "quit()",
            "new SharedArrayBuffer(8).x.y",
            "Error.prepareStackTrace.constructor('return Java')()");
    String text =
        """
        export const strategy = { api: 1 };
        export const params = { number: 0 };
        const attacks = [
        %s
        ];
        export function signals(d) {
          console.log("tried");
          console.log("ESCAPED", attacks[d.params.number](d));
        }
        """
            .formatted(
                attacks.stream()
                    .map(attack -> "  (d) => " + attack + ",")
                    .collect(Collectors.joining("\n")));
    heldBack(Language.JAVASCRIPT, text, attacks.size());
  }

  @Test
  void javaScriptCannotImportFiles() {
    String said =
        said(
            Language.JAVASCRIPT,
            "import * as x from '" + canary + "'; export const strategy = { api: 1 };");
    assertFalse(said.contains(CANARY), said);
    assertTrue(said.contains("s.js"), said);
  }

  @Test
  void python() {
    String attacks =
        """
        strategy = {"api": 1}
        params = {"number": 0}
        def read_file(d): return open("SECRET").read()
        def read_passwd(d): return open("/etc/passwd").read()
        def list_root(d):
            import os
            return os.listdir("/")
        def system(d):
            import os
            return os.system("id")
        def fork(d):
            import os
            return os.fork()
        def spawn(d):
            import subprocess
            return subprocess.run(["/bin/sh", "-c", "id"])
        def sockets(d):
            import socket
            return socket.create_connection(("127.0.0.1", 22), 1)
        def threads(d):
            import _thread
            return _thread.start_new_thread(print, ("ESCAPED",))
        def java_classes(d):
            import java
            return java.type("java.lang.System").getenv()
        def other_language(d):
            import polyglot
            return polyglot.eval(language="js", string="1")
        def native(d):
            import ctypes
            return ctypes.CDLL(None).getpid()
        def kill(d):
            import os, signal
            return os.kill(os.getppid(), signal.SIGTERM)
        def subclasses(d):
            for each in object.__subclasses__():
                if each.__name__ == "Popen": return each(["/bin/sh"])
            raise LookupError("none")
        def host_object(d): return d.close._node.expression()
        def host_class(d): return d.close._node.getClass()
        def environment(d):
            import os
            return os.environ["HOME"]
        def write(d): return open("/tmp/x", "w").write("x")
        ATTACKS = [read_file, read_passwd, list_root, system, fork, spawn, sockets, threads,
            java_classes, other_language, native, kill, subclasses, host_object, host_class,
            environment, write]
        def signals(d):
            attack = ATTACKS[int(d.params.number)]
            print("tried", attack.__name__)
            print("ESCAPED", attack.__name__, attack(d))
        """;
    heldBack(Language.PYTHON, attacks, 17);
  }
}
