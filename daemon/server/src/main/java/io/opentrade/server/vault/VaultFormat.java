package io.opentrade.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The vault as text, version 1: one JSON object with a member for each compartment, bytes in
/// Base64. What the text says of itself is bound into the encryption by labels, so that parts of
/// two vaults cannot be mixed.
final class VaultFormat {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int VERSION = 1;

  private VaultFormat() {}

  /// What an envelope is for.
  static byte[] label(String use, Compartment of) {
    return ("opentrade vault " + VERSION + " " + use + " " + of.word()).getBytes(UTF_8);
  }

  static byte[] print(Map<Compartment, Vessel> vessels) {
    ObjectNode root = JSON.createObjectNode();
    root.put("opentradeVault", VERSION);
    vessels.forEach((compartment, vessel) -> root.set(compartment.word(), node(vessel)));
    return (root.toPrettyString() + "\n").getBytes(UTF_8);
  }

  private static ObjectNode node(Vessel vessel) {
    ObjectNode node = JSON.createObjectNode();
    for (Latch latch : vessel.latches()) {
      switch (latch) {
        case Latch.Passphrase passphrase -> node.set("passphrase", node(passphrase));
        case Latch.KeyFile keyFile -> node.set("keyFile", node(keyFile.key()));
      }
    }
    node.set("secrets", node(vessel.contents()));
    return node;
  }

  private static ObjectNode node(Latch.Passphrase latch) {
    ObjectNode node = node(latch.key());
    node.put("salt", latch.salt());
    node.put("kibibytes", latch.stretching().kibibytes());
    node.put("passes", latch.stretching().passes());
    node.put("lanes", latch.stretching().lanes());
    return node;
  }

  private static ObjectNode node(Envelope envelope) {
    return JSON.createObjectNode().put("nonce", envelope.nonce()).put("sealed", envelope.sealed());
  }

  /// @throws VaultRefused DAMAGED where it is no vault of this version
  static Map<Compartment, Vessel> parse(byte[] text) throws VaultRefused {
    try {
      JsonNode root = JSON.readTree(text);
      int version = root.path("opentradeVault").asInt();
      if (version > VERSION) {
        throw damaged("it was written by a later version of OpenTrade");
      }
      Map<Compartment, Vessel> vessels = new EnumMap<>(Compartment.class);
      for (Compartment compartment : Compartment.values()) {
        vessels.put(compartment, vessel(root.path(compartment.word())));
      }
      return vessels;
    } catch (IOException | IllegalArgumentException unfit) {
      throw damaged("it is not whole");
    }
  }

  private static Vessel vessel(JsonNode node) {
    List<Latch> latches = new ArrayList<>();
    JsonNode passphrase = node.path("passphrase");
    if (passphrase.isObject()) {
      Stretching stretching =
          new Stretching(
              passphrase.path("kibibytes").asInt(),
              passphrase.path("passes").asInt(),
              passphrase.path("lanes").asInt());
      latches.add(
          new Latch.Passphrase(stretching, bytes(passphrase.path("salt")), envelope(passphrase)));
    }
    if (node.path("keyFile").isObject()) {
      latches.add(new Latch.KeyFile(envelope(node.path("keyFile"))));
    }
    return new Vessel(latches, envelope(node.path("secrets")));
  }

  private static Envelope envelope(JsonNode node) {
    return new Envelope(bytes(node.path("nonce")), bytes(node.path("sealed")));
  }

  private static byte[] bytes(JsonNode node) {
    return Base64.getDecoder().decode(node.asText(""));
  }

  /// The inside of a compartment: names and texts.
  static byte[] printSecrets(Map<String, Secret> secrets) {
    ObjectNode node = JSON.createObjectNode();
    new TreeMap<>(secrets).forEach((name, secret) -> node.put(name, secret.reveal()));
    return node.toString().getBytes(UTF_8);
  }

  /// @throws VaultRefused DAMAGED where it is not what we write
  static Map<String, Secret> parseSecrets(byte[] text) throws VaultRefused {
    Map<String, Secret> secrets = new TreeMap<>();
    try {
      JSON.readTree(text)
          .properties()
          .forEach(entry -> secrets.put(entry.getKey(), Secret.of(entry.getValue().asText())));
      return secrets;
    } catch (JsonProcessingException unfit) {
      throw damaged("its inside is not whole");
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static VaultRefused damaged(String why) {
    return new VaultRefused(VaultRefused.Reason.DAMAGED, why);
  }
}
