package org.layerloom.charts;
