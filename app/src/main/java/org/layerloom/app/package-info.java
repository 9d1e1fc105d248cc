package org.layerloom.app;
