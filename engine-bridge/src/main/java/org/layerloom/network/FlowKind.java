package org.layerloom.network;

/**
 * A kind around the network: a data source, training, evaluation, export. The rooms that carry it
 * out read its settings.
 */
public non-sealed interface FlowKind extends Kind {}
