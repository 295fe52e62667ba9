package io.opentrade.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/// `config.schema`: the JSON Schema of the settings file.
public record ConfigSchema() implements Request<ConfigSchema.Reply> {
  public record Reply(JsonNode jsonSchema) {}
}
