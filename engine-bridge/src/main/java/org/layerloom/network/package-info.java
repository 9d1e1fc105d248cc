package org.layerloom.network;
