package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses addresses = new PublicAddresses(Nets.NONE);

    /** The first and the last address of a range that is refused, and their public neighbours, if they have any. */
    @ParameterizedTest(name = "{1} to {2}")
    @CsvSource({
        ", 0.0.0.0, 0.255.255.255, 1.0.0.0",
        "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0",
        "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0",
        "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
        "168.63.129.15, 168.63.129.16, 168.63.129.16, 168.63.129.17",
        "169.253.255.255, 169.254.0.0, 169.254.255.255, 169.255.0.0",
        "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0",
        "191.255.255.255, 192.0.0.0, 192.0.0.255, 192.0.1.0",
        "192.0.1.255, 192.0.2.0, 192.0.2.255, 192.0.3.0",
        "192.88.98.255, 192.88.99.0, 192.88.99.255, 192.88.100.0",
        "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0",
        "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0",
        "198.51.99.255, 198.51.100.0, 198.51.100.255, 198.51.101.0",
        "203.0.112.255, 203.0.113.0, 203.0.113.255, 203.0.114.0",
        "223.255.255.255, 224.0.0.0, 239.255.255.255,",
        ", 240.0.0.0, 255.255.255.255,",
        ", ::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,"
    })
    void aRangeIsRefusedFromItsFirstToItsLast(String before, String first, String last, String behind)
            throws Exception {
        assertThat(addresses.take(InetAddress.getByName(first))).isFalse();
        assertThat(addresses.take(InetAddress.getByName(last))).isFalse();
        if (before != null) {
            assertThat(addresses.take(InetAddress.getByName(before))).isTrue();
        }
        if (behind != null) {
            assertThat(addresses.take(InetAddress.getByName(behind))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::1", // loopback
                "::127.0.0.1", // IPv4-compatible
                "::ffff:10.0.0.1", // IPv4-mapped
                "64:ff9b::8.8.8.8", // NAT64
                "64:ff9b:1::1",
                "100::1", // discard
                "2001:0:4136:e378:8000:63bf:3fff:fdd2", // Teredo
                "2001:10::1",
                "2002:7f00:1::", // 6to4 to 127.0.0.1
                "fc00::1", // unique local
                "fd00:ec2::254", // metadata
                "fe80::1", // link-local
                "fec0::1",
                "ff02::1" // multicast
            })
    void everyFormThatLeadsInsideIsRefused(String address) throws Exception {
        assertThat(addresses.take(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aMappedAddressThatStaysIpv6IsRefused() throws Exception {
        byte[] mapped = InetAddress.getByName("::").getAddress();
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 8;

        assertThat(addresses.take(Inet6Address.getByAddress(null, mapped, -1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true", "127.255.255.255, true", "10.0.0.1, false",
        "fd12::1, true", "fd13::1, false", "8.8.8.8, true"
    })
    void anAllowedNetworkIsAnException(String address, boolean taken) throws Exception {
        PublicAddresses some = new PublicAddresses(new Nets(List.of("127.0.0.0/8", "fd12::/16")));

        assertThat(some.take(InetAddress.getByName(address))).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0/8", "fd00::/129", "010.0.0.0/8", "1:2/3"})
    void whatIsNoNetworkIsRefusedAtTheDoor(String words) {
        assertThatThrownBy(() -> new Nets(List.of(words)))
                .hasMessage("'" + words + "' is no network such as 10.0.0.0/8 or fd00::/8");
    }
}
