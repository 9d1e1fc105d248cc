/**
 * JSON trees, asked for fields by name: what run folders and the engine's frames share. Not
 * exported: nobody outside sees Jackson.
 */
package org.layerloom.json;
