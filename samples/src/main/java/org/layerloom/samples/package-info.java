package org.layerloom.samples;
