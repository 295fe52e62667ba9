package io.opentrade.commands;

import io.opentrade.protocol.MethodSchema;
import io.opentrade.protocol.Requests;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// `rpc schema [METHOD]`: the methods for programs, their parameters and results as JSON Schema.
final class RpcSchemaCommand extends Command {
  @Parameters(paramLabel = "METHOD", arity = "0..1")
  @Nullable String method;

  @Override
  protected int run(Invocation invocation) {
    String wanted = method;
    if (wanted != null && !Requests.knows(wanted)) {
      throw invocation.usage("rpc.noMethod", wanted);
    }
    invocation.terminal().out(MethodSchema.of(wanted).toPrettyString() + "\n");
    return 0;
  }
}
