// Many phones in one process: each sends 20 ms of PCMU every 20 ms and checks what it hears.
//
// usage: rtp_generator SECONDS PORT SIZE < TARGETS   one line a phone: "IP PORT"
// Compiled with -DSEALED they are browsers and speak SRTP (AES-GCM, by libsrtp2): "IP PORT OURS THEIRS", the keys
// with their salts as hex.
// Phone i has the address 127.1.x.y (i + 1 as a number), port PORT and SSRC 1000 + i. SIZE phones in a row are
// one conversation: its first two send one loudness each over and over and expect the other's; whoever else is
// in it sends silence, and what they hear is not judged. Prints one JSON object.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#ifdef SEALED
#include <srtp2/srtp.h>
enum { SEAL = 16, KEY = 28 };
#else
enum { SEAL = 0 };
#endif

enum { PACKET = 172, BATCH = 512, SLICES = 20, WARM_UP_MS = 1500 };

struct phone {
    struct sockaddr_in target;
    uint8_t packet[PACKET];
    uint16_t sequence;
    uint32_t timestamp;
    int heard_sequence;
    uint64_t heard_at;
#ifdef SEALED
    uint8_t sealed[PACKET + SEAL + SRTP_MAX_TRAILER_LEN];
    srtp_t out, in;
#endif
};

struct control { _Alignas(8) char octets[CMSG_SPACE(sizeof(struct in_pktinfo))]; };

static struct phone *phones;
static int count, size;
static uint64_t received, lost, right, wrong, gaps[1000];

static uint64_t nanoseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

// An octet of µ-law that a table look-up and its inverse leave alone.
static uint8_t loudness(int phone) { return (uint8_t)(0x90 + phone % 0x60); }

static int speaks(int phone) { return phone % size < 2; }

static int partner(int phone) { return phone % size == 0 ? phone + 1 : phone - 1; }

#ifdef SEALED
static srtp_t session(srtp_ssrc_type_t direction) {
    static uint8_t key[KEY];
    char hex[2 * KEY + 1];
    if (scanf("%56s", hex) != 1) exit(2);
    for (int i = 0; i < KEY; i++) sscanf(hex + 2 * i, "%2hhx", &key[i]);
    srtp_policy_t policy;
    memset(&policy, 0, sizeof policy);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
    policy.ssrc.type = direction;
    policy.key = key;
    srtp_t made;
    if (srtp_create(&made, &policy) != srtp_err_status_ok) exit(3);
    return made;
}

static void *seal(struct phone *p, size_t *length) {
    int octets = PACKET;
    memcpy(p->sealed, p->packet, PACKET);
    if (srtp_protect(p->out, p->sealed, &octets) != srtp_err_status_ok) exit(4);
    *length = (size_t)octets;
    return p->sealed;
}

static int opens(struct phone *p, uint8_t *packet, unsigned *length) {
    int octets = (int)*length;
    int done = srtp_unprotect(p->in, packet, &octets) == srtp_err_status_ok;
    *length = (unsigned)octets;
    return done;
}
#else
static void *seal(struct phone *p, size_t *length) { *length = PACKET; return p->packet; }
static int opens(struct phone *p, uint8_t *packet, unsigned *length) { (void)p; (void)packet; (void)length; return 1; }
#endif

static void read_phones(void) {
    char ip[32];
    int port, room = 0;
    while (scanf("%31s %d", ip, &port) == 2) {
        if (count == room) phones = realloc(phones, sizeof *phones * (size_t)(room = room ? 2 * room : 256));
        struct phone *p = &phones[count];
        memset(p, 0, sizeof *p);
        p->target.sin_family = AF_INET;
        p->target.sin_port = htons((uint16_t)port);
        inet_pton(AF_INET, ip, &p->target.sin_addr);
        p->packet[0] = 0x80;
        uint32_t ssrc = htonl(1000u + (uint32_t)count);
        memcpy(p->packet + 8, &ssrc, 4);
        memset(p->packet + 12, speaks(count) ? loudness(count) : 0xff, 160);
        p->heard_sequence = -1;
#ifdef SEALED
        p->out = session(ssrc_any_outbound);
        p->in = session(ssrc_any_inbound);
#endif
        count++;
    }
}

static int open_socket(int port) {
    int opened = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0), on = 1, room = 32 << 20;
    setsockopt(opened, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    setsockopt(opened, SOL_SOCKET, SO_SNDBUFFORCE, &room, sizeof room);
    setsockopt(opened, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    if (bind(opened, (void *)&address, sizeof address)) { perror("bind"); exit(1); }
    return opened;
}

static uint64_t send_slice(int opened, int slice) {
    static struct mmsghdr messages[BATCH];
    static struct iovec vectors[BATCH];
    static struct control controls[BATCH];
    uint64_t refused = 0;
    int filled = 0;
    for (int i = slice; i < count + SLICES; i += SLICES) {
        if (i < count) {
            struct phone *p = &phones[i];
            uint16_t sequence = htons(p->sequence++);
            uint32_t timestamp = htonl(p->timestamp);
            p->timestamp += 160;
            memcpy(p->packet + 2, &sequence, 2);
            memcpy(p->packet + 4, &timestamp, 4);
            struct cmsghdr *header = (void *)controls[filled].octets;
            header->cmsg_len = CMSG_LEN(sizeof(struct in_pktinfo));
            header->cmsg_level = IPPROTO_IP;
            header->cmsg_type = IP_PKTINFO;
            struct in_pktinfo info = {.ipi_spec_dst.s_addr = htonl(0x7f010001u + (uint32_t)i)};
            memcpy(CMSG_DATA(header), &info, sizeof info);
            vectors[filled].iov_base = seal(p, &vectors[filled].iov_len);
            messages[filled].msg_hdr = (struct msghdr){
                .msg_name = &p->target, .msg_namelen = sizeof p->target, .msg_iov = &vectors[filled],
                .msg_iovlen = 1, .msg_control = header, .msg_controllen = sizeof controls[filled].octets};
            filled++;
        }
        if (filled == BATCH || i >= count) {
            for (int sent = 0; sent < filled;) {
                int some = sendmmsg(opened, messages + sent, (unsigned)(filled - sent), 0);
                if (some <= 0) { refused++; some = 1; }
                sent += some;
            }
            filled = 0;
        }
    }
    return refused;
}

static void hear(uint8_t *packet, unsigned length, const struct in_pktinfo *info, uint64_t now, int warm) {
    int i = (int)(ntohl(info->ipi_addr.s_addr) - 0x7f010001u);
    if (i < 0 || i >= count) return;
    struct phone *p = &phones[i];
    if (!opens(p, packet, &length) || length != PACKET) return;
    int sequence = packet[2] << 8 | packet[3];
    if (warm && p->heard_sequence >= 0) {
        received++;
        int step = (sequence - p->heard_sequence) & 0xffff;
        if (step != 1) lost += (uint64_t)(step - 1) & 0xffff;
        uint64_t gap = (now - p->heard_at) / 1000000u;
        gaps[gap > 999 ? 999 : gap]++;
        if (speaks(i)) { if (packet[12 + 80] == loudness(partner(i))) right++; else wrong++; }
    }
    p->heard_sequence = sequence;
    p->heard_at = now;
}

static void receive_all(int opened, int warm) {
    static uint8_t octets[BATCH][512];
    static struct control controls[BATCH];
    static struct iovec vectors[BATCH];
    static struct mmsghdr messages[BATCH];
    for (;;) {
        for (int i = 0; i < BATCH; i++) {
            vectors[i] = (struct iovec){octets[i], sizeof octets[i]};
            messages[i].msg_hdr = (struct msghdr){.msg_iov = &vectors[i], .msg_iovlen = 1,
                .msg_control = controls[i].octets, .msg_controllen = sizeof controls[i].octets};
        }
        int some = recvmmsg(opened, messages, BATCH, MSG_DONTWAIT, NULL);
        if (some <= 0) return;
        uint64_t now = nanoseconds();
        for (int i = 0; i < some; i++) {
            struct cmsghdr *header = CMSG_FIRSTHDR(&messages[i].msg_hdr);
            if (header) hear(octets[i], messages[i].msg_len, (void *)CMSG_DATA(header), now, warm);
        }
        if (some < BATCH) return;
    }
}

static unsigned gap_percentile(double share) {
    uint64_t total = 0, seen = 0;
    for (int i = 0; i < 1000; i++) total += gaps[i];
    for (unsigned i = 0; i < 1000; i++)
        if ((double)(seen += gaps[i]) >= share * (double)total) return i + 1;
    return 1000;
}

#ifdef SEALED
// The limit: what libsrtp alone takes for a packet to seal and another to open, in a loop without a network.
static int limit(void) {
    enum { ROUNDS = 200000 };
    struct phone *p = &phones[0];
    clock_t start = clock();
    for (int i = 0; i < ROUNDS; i++) {
        uint16_t sequence = htons(p->sequence++);
        memcpy(p->packet + 2, &sequence, 2);
        size_t length;
        seal(p, &length);
        unsigned octets = (unsigned)length;
        if (!opens(p, p->sealed, &octets)) return 5;
    }
    printf("{\"pair_us\": %.3f}\n", (double)(clock() - start) * 1e6 / CLOCKS_PER_SEC / ROUNDS);
    return 0;
}
#endif

int main(int arguments, char **values) {
    if (arguments != 4 || (size = atoi(values[3])) < 2) return 2;
    double seconds = atof(values[1]);
    int opened = open_socket(atoi(values[2]));
    uint64_t refused = 0;
#ifdef SEALED
    srtp_init();
#endif
    read_phones();
#ifdef SEALED
    if (seconds == 0) return limit();
#endif
    uint64_t start = nanoseconds();
    for (uint64_t millisecond = 0; (double)millisecond < seconds * 1000; millisecond++) {
        uint64_t due = start + millisecond * 1000000u;
        struct timespec at = {(time_t)(due / 1000000000u), (long)(due % 1000000000u)};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
        refused += send_slice(opened, (int)(millisecond % SLICES));
        receive_all(opened, millisecond > WARM_UP_MS);
    }
    printf("{\"received\": %lu, \"lost\": %lu, \"right\": %lu, \"wrong\": %lu, \"refused\": %lu, \"gap_p99_ms\": %u}\n",
           received, lost, right, wrong, refused, gap_percentile(0.99));
    return 0;
}
