package org.layerloom.editor;
