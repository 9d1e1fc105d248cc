import org.jspecify.annotations.NullMarked;

/** Networks, data, training and the engine process of Layerloom. No JavaFX. */
@NullMarked
module org.layerloom.enginebridge {
  requires transitive org.jspecify;
  requires transitive org.pcollections;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires io.jhdf;
  requires java.desktop; // decoders of pictures
  requires java.net.http;
  requires org.apache.commons.compress;
  requires com.google.protobuf;
  requires com.microsoft.onnxruntime;
  requires org.tribuo.util.onnx;
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires jdk.management;
  requires org.slf4j;

  exports org.layerloom.compression;
  exports org.layerloom.data;
  exports org.layerloom.data.look;
  exports org.layerloom.data.published;
  exports org.layerloom.engine;
  exports org.layerloom.engine.program;
  exports org.layerloom.engine.torch;
  exports org.layerloom.engine.trainer;
  exports org.layerloom.evaluation;
  exports org.layerloom.exchange;
  exports org.layerloom.exchange.dialect;
  exports org.layerloom.exchange.folders;
  exports org.layerloom.exchange.in;
  exports org.layerloom.exchange.keras;
  exports org.layerloom.exchange.mermaid;
  exports org.layerloom.exchange.onnx;
  exports org.layerloom.exchange.onnx.reading;
  exports org.layerloom.exchange.out;
  exports org.layerloom.exchange.proof;
  exports org.layerloom.exchange.python;
  exports org.layerloom.exchange.pytorch;
  exports org.layerloom.exchange.pytorch.reading;
  exports org.layerloom.engine.client;
  exports org.layerloom.engine.host;
  exports org.layerloom.lesson;
  exports org.layerloom.network;
  exports org.layerloom.project;
  exports org.layerloom.race;
  exports org.layerloom.subnet;
  exports org.layerloom.training;

  provides org.layerloom.data.DatasetSource with
      org.layerloom.data.published.PublishedData;

  uses org.layerloom.data.DatasetSource;
}
