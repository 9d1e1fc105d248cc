/** The document, its history of edits and its file. */
package org.layerloom.project;
