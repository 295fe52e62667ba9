package io.opentrade.commands.config;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ConfigSchema;

/// `config schema`: the JSON Schema of the settings file; JSON with or without `--json`.
public final class ConfigSchemaCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ConfigSchema.Reply reply = invocation.ask(new ConfigSchema());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.terminal().out(reply.jsonSchema().toPrettyString() + "\n");
    }
    return 0;
  }
}
