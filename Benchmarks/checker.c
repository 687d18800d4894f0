/* A checker for a language like Samverka, written by hand for speed: the ceiling of the benchmarks.
 *
 *     checker FILE
 *
 * It knows the declarations that the generators write (party, indicator, activity, measure, goal,
 * budget; literals, no expressions, no scenarios, no queries) and checks of them what Samverka does:
 * UTF-8, the form of every line, which attribute belongs to which kind and how often it may stand, that
 * every name is declared once and every reference is to something of the right kind, declared before or
 * behind, and that every figure has the dimension its place asks for, rates "per" a word being in the
 * unit of the indicator they are of. Numbers are read, dates must exist. It goes on after an error.
 *
 * Exit status: 0 sound, 1 errors, 2 could not read. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { const char *at; uint32_t length; uint64_t head; } Word;
typedef enum { NONE, PARTY, INDICATOR, ACTIVITY, MEASURE, GOAL, BUDGET } Kind;
typedef enum { PLAIN, MONEY, HOURS, SPAN, PERCENT, OTHER } Dimension;

/* A figure: mantissa / 10^scale, its dimension and, behind "per", a word. */
typedef struct { int64_t mantissa; int scale; Dimension dimension; Word unit, per; } Figure;

/* A spelling of a name or a unit, its first eight bytes beside it so that most comparisons stay here.
 * For a name its kind, once it is declared; for an indicator the two words of its unit. */
typedef struct { uint64_t head; uint32_t offset, singular, plural; uint16_t length; uint8_t kind; } Name;

/* A place in the hash table of names; index 0 is a free one. */
typedef struct { uint32_t hash, index; } Slot;

/* A use of a name that waits until all are declared; with a unit where a figure must be in its unit. */
typedef struct { uint32_t name, offset, unit; uint8_t kind; } Use;

static char *text, *p, *end;
static Name *names;
static uint32_t name_count, name_room;
static Slot *table;
static uint32_t table_mask;
static Use *uses;
static size_t use_count, use_room;
static uint32_t declared, errors;

/* ---- problems ---- */

static void problem(const char *at, const char *format, ...) {
    if (++errors > 20) return;
    unsigned line = 1;
    const char *start = text;
    for (const char *c = text; c < at; c++)
        if (*c == '\n') line++, start = c + 1;
    fprintf(stderr, "%u:%u ", line, (unsigned)(at - start) + 1);
    va_list list;
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fputc('\n', stderr);
}

static void *grown(void *old, size_t count, size_t size) {
    void *new = realloc(old, count * size);
    if (!new) { fputs("out of memory\n", stderr); exit(2); }
    return new;
}

/* ---- words ---- */

/* The class of each byte: 1 lowercase, 2 uppercase or above ASCII, 4 digit, 8 underscore. */
static uint8_t class[256];

static void fill_classes(void) {
    for (int c = 'a'; c <= 'z'; c++) class[c] = 1;
    for (int c = 'A'; c <= 'Z'; c++) class[c] = 2;
    for (int c = 128; c < 256; c++) class[c] = 2;
    for (int c = '0'; c <= '9'; c++) class[c] = 4;
    class['_'] = 8;
}

static inline uint64_t load(const char *at) { uint64_t v; memcpy(&v, at, 8); return v; }

/* The first eight bytes of a word, zeros behind a shorter one. */
static inline uint64_t head_of(const char *at, uint32_t length) {
    return length >= 8 ? load(at) : load(at) & ((1ull << (8 * length)) - 1);
}

static inline __attribute__((always_inline)) uint64_t constant(const char *s, uint32_t length) {
    uint64_t v = 0;
    for (uint32_t i = 0; i < 8 && i < length; i++) v |= (uint64_t)(uint8_t)s[i] << (8 * i);
    return v;
}

#define IS(word, s) \
    ((word).length == sizeof(s) - 1 && (word).head == constant(s, sizeof(s) - 1) \
     && (sizeof(s) <= 9 || !memcmp((word).at + 8, &(s)[sizeof(s) <= 9 ? 0 : 8], sizeof(s) <= 9 ? 0 : sizeof(s) - 9)))

/* Passes over spaces and a comment; a comment ends before its line does. */
static inline void skip_blank(void) {
    while (*p == ' ' || *p == '\t' || *p == '\r') p++;
    if (*p == '#') { char *e = memchr(p, '\n', (size_t)(end - p)); p = e ? e : end; }
}

static inline void skip_lines(void) {
    for (skip_blank(); *p == '\n' || *p == ';'; skip_blank()) p++;
}

/* Takes a lowercase word; its length is 0 if there is none. */
static inline Word take_word(void) {
    skip_blank();
    Word w = {p, 0, 0};
    if (class[(uint8_t)*p] == 1) {
        while (class[(uint8_t)*p]) p++;
        w.length = (uint32_t)(p - w.at);
        w.head = head_of(w.at, w.length);
    }
    return w;
}

#define TAKE(s) take_this(s, sizeof(s) - 1, constant(s, sizeof(s) - 1))
static inline __attribute__((always_inline)) bool take_this(const char *s, uint32_t length, uint64_t head) {
    skip_blank();
    if (head_of(p, length) != head || (length > 8 && memcmp(p, s, length)) || class[(uint8_t)p[length]]) return false;
    p += length;
    return true;
}

#define NEED(s) (TAKE(s) || (problem(p, "expected `%s`", s), false))

static bool take_sign(char sign) {
    skip_blank();
    if (*p != sign) return false;
    p++;
    return true;
}

static bool take_string(void) {
    skip_blank();
    if (*p != '"') return false;
    char *open = p++;
    while (*p != '"') {
        if (*p == '\n' || p >= end) { problem(open, "the string is not closed"); return false; }
        if (*p == '\\' && p[1] != '\n') p++;
        p++;
    }
    p++;
    return true;
}

/* ---- names ---- */

#define NO_NAME UINT32_MAX

static uint32_t hash_of(const char *at, uint32_t length) {
    uint64_t h = length;
    for (; length > 8; at += 8, length -= 8) h = (h ^ load(at)) * 0x9E3779B97F4A7C15ull, h ^= h >> 32;
    h = (h ^ head_of(at, length)) * 0x9E3779B97F4A7C15ull;
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9ull;
    return (uint32_t)(h >> 32);
}

static void grow_table(void) {
    uint32_t old_size = table ? table_mask + 1 : 0, size = old_size ? 2 * old_size : 1024;
    Slot *old = table;
    table = calloc(size, sizeof *table);
    if (!table) { fputs("out of memory\n", stderr); exit(2); }
    table_mask = size - 1;
    for (uint32_t i = 0; i < old_size; i++) {
        if (!old[i].index) continue;
        uint32_t slot = old[i].hash & table_mask;
        while (table[slot].index) slot = (slot + 1) & table_mask;
        table[slot] = old[i];
    }
    free(old);
}

/* The index of a spelling, new or known. */
static uint32_t interned(const char *at, uint32_t length) {
    if (name_count * 3 >= table_mask * 2) grow_table();
    uint32_t hash = hash_of(at, length), slot = hash & table_mask;
    uint64_t head = head_of(at, length);
    for (; table[slot].index; slot = (slot + 1) & table_mask) {
        if (table[slot].hash != hash) continue;
        Name *n = &names[table[slot].index - 1];
        if (n->head == head && n->length == length
            && (length <= 8 || !memcmp(text + n->offset + 8, at + 8, length - 8))) return table[slot].index - 1;
    }
    if (name_count == name_room) {
        name_room = name_room ? name_room + name_room / 2 : 1024;
        names = grown(names, name_room, sizeof *names);
    }
    names[name_count] = (Name){.head = head, .offset = (uint32_t)(at - text), .singular = NO_NAME, .length = (uint16_t)length};
    table[slot] = (Slot){hash, ++name_count};
    return name_count - 1;
}

static uint32_t take_name(void) {
    skip_blank();
    char *start = p;
    if (class[(uint8_t)*p] != 2) { problem(p, "expected a name"); return NO_NAME; }
    while (class[(uint8_t)*p]) p++;
    if (p - start > UINT16_MAX) { problem(start, "the name is too long"); return NO_NAME; }
    return interned(start, (uint32_t)(p - start));
}

static void use(uint32_t name, const char *at, Kind kind, Word unit) {
    if (use_count == use_room) {
        use_room = use_room ? use_room + use_room / 2 : 4096;
        uses = grown(uses, use_room, sizeof *uses);
    }
    uint32_t word = unit.length ? interned(unit.at, unit.length) : NO_NAME;
    uses[use_count++] = (Use){name, (uint32_t)(at - text), word, (uint8_t)kind};
}

static const Word no_word;

/* Takes a reference to something of a kind. */
static uint32_t take_reference(Kind kind) {
    skip_blank();
    char *at = p;
    uint32_t name = take_name();
    if (name != NO_NAME) use(name, at, kind, no_word);
    return name;
}

/* ---- figures ---- */

static inline bool is_digit(char c) { return class[(uint8_t)c] == 4; }

/* The length of a group separator here: a space, an underscore, U+00A0 or U+202F before three digits. */
static int group_sign(const char *c) {
    int n = *c == ' ' || *c == '_' ? 1
          : (uint8_t)c[0] == 0xC2 && (uint8_t)c[1] == 0xA0 ? 2
          : (uint8_t)c[0] == 0xE2 && (uint8_t)c[1] == 0x80 && (uint8_t)c[2] == 0xAF ? 3 : 0;
    return n && is_digit(c[n]) && is_digit(c[n + 1]) && is_digit(c[n + 2]) && !is_digit(c[n + 3]) ? n : 0;
}

static bool add_digit(Figure *f, char digit) {
    return !__builtin_mul_overflow(f->mantissa, 10, &f->mantissa)
        && !__builtin_add_overflow(f->mantissa, digit - '0', &f->mantissa);
}

static bool take_number(Figure *f) {
    skip_blank();
    char *start = p;
    bool minus = *p == '-', fits = true;
    p += minus;
    if (!is_digit(*p)) { problem(start, "expected a number"); return false; }
    char *first = p;
    while (is_digit(*p)) fits &= add_digit(f, *p++);
    int n;
    if (p - first <= 3)
        for (const char *sign = p; (n = group_sign(p)) && !memcmp(p, sign, (size_t)n);)
            for (p += n; is_digit(*p);) fits &= add_digit(f, *p++);
    if ((*p == ',' || *p == '.') && is_digit(p[1]))
        for (p++; is_digit(*p); f->scale++) fits &= add_digit(f, *p++);
    if (!fits) { problem(start, "the number is too large for this checker"); return false; }
    if (minus) f->mantissa = -f->mantissa;
    return true;
}

static void scale(Figure *f, int64_t factor) {
    if (__builtin_mul_overflow(f->mantissa, factor, &f->mantissa)) problem(p, "the number is too large for this checker");
}

static Dimension dimension_of(Word w) {
    if (IS(w, "kr")) return MONEY;
    if (IS(w, "hours") || IS(w, "hour") || IS(w, "h") || IS(w, "minutes") || IS(w, "minute")) return HOURS;
    if (IS(w, "years") || IS(w, "year") || IS(w, "months") || IS(w, "month") || IS(w, "weeks") || IS(w, "week")
        || IS(w, "days") || IS(w, "day")) return SPAN;
    return OTHER;
}

static bool is_connective(Word w) {
    return IS(w, "per") || IS(w, "of") || IS(w, "by") || IS(w, "after") || IS(w, "and") || IS(w, "at") || IS(w, "up")
        || IS(w, "to") || IS(w, "in") || IS(w, "from") || IS(w, "until");
}

static Word peek_word(void) {
    char *before = p;
    Word w = take_word();
    p = before;
    return w;
}

/* Takes a number, a scale, a unit and "per" another. */
static bool take_figure(Figure *f) {
    *f = (Figure){.dimension = PLAIN};
    if (!take_number(f)) return false;
    if (take_sign('%')) { f->dimension = PERCENT; return true; }
    if (*p == '\n') return true;
    if (TAKE("million")) scale(f, 1000000);
    else if (TAKE("thousand")) scale(f, 1000);
    Word w = peek_word();
    if (w.length && !is_connective(w)) {
        f->unit = take_word();
        f->dimension = dimension_of(f->unit);
    }
    if (TAKE("per")) {
        f->per = take_word();
        if (!f->per.length) { problem(p, "expected a unit behind `per`"); return false; }
    }
    return true;
}

static const char *const dimension_names[] = {"a plain number", "money", "hours", "a span", "a percentage", "a unit"};

/* Takes a figure of a dimension that is per nothing, or per the period if that may be said. */
static bool take_amount(Dimension dimension, bool per_period) {
    skip_blank();
    char *at = p;
    Figure f;
    if (!take_figure(&f)) return false;
    if (f.dimension != dimension) {
        problem(at, "expected %s, found %s", dimension_names[dimension], dimension_names[f.dimension]);
        return false;
    }
    if (f.per.length && !(per_period && IS(f.per, "year"))) { problem(at, "a rate cannot stand here"); return false; }
    return true;
}

/* Takes a figure in the unit of an indicator, or without one. */
static void take_level(uint32_t indicator, bool per_period) {
    skip_blank();
    char *at = p;
    Figure f;
    if (!take_figure(&f)) return;
    if (f.per.length && !(per_period && IS(f.per, "year"))) problem(at, "a rate cannot stand here");
    if (f.dimension == PLAIN) return;
    if (!f.unit.length) { problem(at, "expected a unit of the indicator, found %s", dimension_names[f.dimension]); return; }
    use(indicator, at, INDICATOR, f.unit);
}

/* Takes money per the unit of an indicator that may follow. */
static Word take_rate(void) {
    skip_blank();
    char *at = p;
    Figure f;
    if (!take_figure(&f)) return no_word;
    if (f.dimension != MONEY) problem(at, "expected money, found %s", dimension_names[f.dimension]);
    else if (!f.per.length) problem(at, "expected a rate per unit");
    return f.per;
}

static bool take_digits(int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++, p++) {
        if (!is_digit(*p)) return false;
        *value = 10 * *value + (*p - '0');
    }
    return !is_digit(*p);
}

static void take_date(void) {
    skip_blank();
    char *at = p;
    int year, month = 1, day = 1;
    bool sound = take_digits(4, &year);
    if (sound && *p == '-') {
        p++;
        sound = take_digits(2, &month) && month >= 1 && month <= 12;
        if (sound && *p == '-') {
            p++;
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int days = month == 2 ? 28 + leap : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
            sound = take_digits(2, &day) && day >= 1 && day <= days;
        }
    }
    if (!sound) problem(at, "expected a date");
}

/* ---- attributes ---- */

/* Takes names of parties, with percentages if they may have some. */
static void take_parties(bool shares) {
    do {
        if (take_reference(PARTY) == NO_NAME) return;
        skip_blank();
        if (shares && is_digit(*p)) take_amount(PERCENT, false);
        if (!take_sign(',')) return;
        for (skip_blank(); *p == '\n'; skip_blank()) p++;
    } while (true);
}

/* Takes a word of an indicator's unit; it may be quoted. */
static Word take_unit_word(void) {
    skip_blank();
    char *start = p;
    if (*p == '"' && take_string()) return (Word){start + 1, (uint32_t)(p - start) - 2, 0};
    Word w = take_word();
    if (!w.length) problem(p, "expected a unit");
    return w;
}

static void take_unit(uint32_t indicator) {
    Word one = take_unit_word(), many = take_sign('/') ? take_unit_word() : one;
    uint32_t singular = interned(one.at, one.length), plural = interned(many.at, many.length);
    names[indicator].singular = singular;
    names[indicator].plural = plural;
}

/* The block being read: what it declares, and which attributes it has had. */
typedef struct { uint32_t name, of, had; } Block;

/* Says so if an attribute that may stand once stands again. */
static void once(Block *b, int bit, const char *at) {
    if (b->had & 1u << bit) problem(at, "the attribute stands twice");
    b->had |= 1u << bit;
}

static bool party_line(Block *b, Word w) {
    if (IS(w, "part")) once(b, 0, w.at), NEED("of"), take_reference(PARTY);
    else if (IS(w, "capacity")) once(b, 1, w.at), take_amount(HOURS, true);
    else if (IS(w, "horizon")) once(b, 2, w.at), take_amount(SPAN, false);
    else if (IS(w, "keeps")) {
        once(b, 3, w.at);
        take_amount(PERCENT, false) && NEED("of") && NEED("what") && NEED("it") && NEED("saves");
    } else if (IS(w, "regards")) {
        once(b, 4, w.at);
        if (NEED("joint") && NEED("work") && NEED("as") && !TAKE("main")) NEED("side");
        NEED("task");
    } else return false;
    return true;
}

static bool indicator_line(Block *b, Word w) {
    if (IS(w, "unit")) once(b, 0, w.at), take_unit(b->name);
    else if (IS(w, "better")) { once(b, 1, w.at); if (!TAKE("lower")) NEED("higher"); }
    else if (IS(w, "baseline")) once(b, 2, w.at), take_level(b->name, false);
    else if (IS(w, "source")) { once(b, 3, w.at); if (!take_string()) problem(p, "expected a string"); }
    else if (IS(w, "falls")) {
        NEED("on");
        take_reference(PARTY);
        NEED("at");
        Word unit = take_rate();
        if (unit.length) use(b->name, w.at, INDICATOR, unit);
    } else return false;
    return true;
}

static bool activity_line(Block *b, Word w) {
    if (IS(w, "by")) {
        take_reference(PARTY);
        if (TAKE("at") && take_amount(HOURS, false) && TAKE("and")) take_amount(MONEY, false);
    } else if (IS(w, "up")) once(b, 0, w.at), NEED("to"), take_amount(PLAIN, true);
    else if (IS(w, "lowers") || IS(w, "raises")) {
        uint32_t indicator = take_reference(INDICATOR);
        if (TAKE("by") && indicator != NO_NAME) take_level(indicator, false);
        if (TAKE("after")) take_amount(SPAN, false);
    } else return false;
    return true;
}

static bool measure_line(Block *b, Word w) {
    if (IS(w, "held")) once(b, 0, w.at), NEED("by"), take_parties(false);
    else if (IS(w, "pays")) {
        once(b, 1, w.at);
        Word unit = take_rate();
        if (unit.length && b->of != NO_NAME) use(b->of, w.at, INDICATOR, unit);
    } else if (IS(w, "paid")) once(b, 2, w.at), NEED("by"), take_parties(true);
    else if (IS(w, "up")) { once(b, 3, w.at), NEED("to"); if (b->of != NO_NAME) take_level(b->of, true); }
    else if (IS(w, "from")) once(b, 4, w.at), take_date();
    else if (IS(w, "until")) once(b, 5, w.at), take_date();
    else return false;
    return true;
}

static bool goal_line(Block *b, Word w) {
    if (IS(w, "owners")) once(b, 0, w.at), take_parties(false);
    else if (IS(w, "worth")) {
        Word unit = take_rate();
        NEED("of");
        uint32_t indicator = take_reference(INDICATOR);
        if (unit.length && indicator != NO_NAME) use(indicator, w.at, INDICATOR, unit);
    } else if (IS(w, "reach")) {
        uint32_t indicator = take_reference(INDICATOR);
        if (indicator != NO_NAME) take_level(indicator, false);
        NEED("by");
        take_date();
    } else return false;
    return true;
}

static bool budget_line(Block *b, Word w) {
    if (IS(w, "from")) {
        take_reference(PARTY);
        if (TAKE("rest")) return true;
        skip_blank();
        char *at = p;
        Figure f;
        if (take_figure(&f) && f.dimension != PERCENT && f.dimension != MONEY) problem(at, "expected a percentage or money");
    } else if (IS(w, "limit")) {
        once(b, 0, w.at);
        skip_blank();
        char *at = p;
        Figure f;
        if (!take_figure(&f)) return true;
        if (f.dimension != MONEY) problem(at, "expected money, found %s", dimension_names[f.dimension]);
        if (f.per.length ? !IS(f.per, "year") : !(TAKE("in") && TAKE("all"))) problem(at, "expected `per year` or `in all`");
    } else if (IS(w, "covers")) {
        take_reference(ACTIVITY);
        if (TAKE("at")) take_amount(PERCENT, false);
    } else if (IS(w, "runs")) once(b, 1, w.at), take_date(), NEED("to"), take_date();
    else if (IS(w, "unspent")) { once(b, 2, w.at); if (!TAKE("returns")) NEED("lapses"); }
    else return false;
    return true;
}

static bool take_line(Kind kind, Block *b, Word w) {
    switch (kind) {
    case PARTY: return party_line(b, w);
    case INDICATOR: return indicator_line(b, w);
    case ACTIVITY: return activity_line(b, w);
    case MEASURE: return measure_line(b, w);
    case GOAL: return goal_line(b, w);
    case BUDGET: return budget_line(b, w);
    case NONE: break;
    }
    return false;
}

/* ---- declarations ---- */

static void skip_to(const char *stops) { while (p < end && !strchr(stops, *p)) p++; }

static Kind kind_of(Word w) {
    if (IS(w, "activity")) return ACTIVITY;
    if (IS(w, "measure")) return MEASURE;
    if (IS(w, "party")) return PARTY;
    if (IS(w, "indicator")) return INDICATOR;
    if (IS(w, "goal")) return GOAL;
    if (IS(w, "budget")) return BUDGET;
    return NONE;
}

static void take_block(Kind kind, Block *b) {
    for (;;) {
        skip_lines();
        if (take_sign('}')) return;
        if (p >= end) { problem(p, "a block is not closed"); return; }
        Word w = take_word();
        uint32_t before = errors;
        if (!w.length || !take_line(kind, b, w)) problem(w.at, "no attribute of this declaration begins here");
        skip_blank();
        if (errors == before && *p != '\n' && *p != ';' && *p != '}') problem(p, "expected the end of the line");
        if (errors != before) skip_to("\n;}");
    }
}

static void take_declaration(Kind kind) {
    skip_blank();
    char *at = p;
    Block block = {take_name(), NO_NAME, 0};
    if (block.name != NO_NAME) {
        Name *n = &names[block.name];
        if (n->kind) problem(at, "`%.*s` is declared twice", (int)n->length, text + n->offset);
        else n->kind = (uint8_t)kind, declared++;
    } else block.name = interned(end, 0);
    if (kind == MEASURE && NEED("of")) block.of = take_reference(INDICATOR);
    take_string();
    if (take_sign('{')) take_block(kind, &block);
}

static void take_script(void) {
    for (skip_lines(); p < end; skip_lines()) {
        Word w = take_word();
        Kind kind = kind_of(w);
        if (kind) take_declaration(kind);
        else if (IS(w, "currency")) { skip_blank(); while (class[(uint8_t)*p]) p++; }
        else problem(w.at, "expected a declaration"), p += p < end, skip_to("\n");
    }
}

/* ---- what needs all names ---- */

static void resolve(void) {
    static const char *const kinds[] = {"nothing", "a party", "an indicator", "an activity", "a measure", "a goal", "a budget"};
    uint32_t unit = interned("unit\0\0\0", 4), units = interned("units\0\0", 5);
    for (size_t i = 0; i < use_count; i++) {
        Use *u = &uses[i];
        Name *n = &names[u->name];
        bool has = n->singular != NO_NAME;
        if (n->kind != u->kind) {
            if (u->unit != NO_NAME) continue; /* the name was said to be wrong already */
            problem(text + u->offset, n->kind ? "`%.*s` is %s, expected %s" : "`%.*s` is not declared: %s, expected %s",
                    (int)n->length, text + n->offset, kinds[n->kind], kinds[u->kind]);
        } else if (u->unit != NO_NAME && u->unit != (has ? n->singular : unit) && u->unit != (has ? n->plural : units)) {
            Name *w = &names[u->unit];
            problem(text + u->offset, "`%.*s` is not a unit of `%.*s`", (int)w->length, text + w->offset, (int)n->length,
                    text + n->offset);
        }
    }
}

/* Whether the bytes are UTF-8 (Unicode 16, table 3-7) without NUL. */
static bool is_utf8(const uint8_t *s, const uint8_t *e) {
    while (s < e) {
        uint64_t v;
        while (e - s >= 8 && (memcpy(&v, s, 8), !(v & 0x8080808080808080ull)
               && !((v - 0x0101010101010101ull) & ~v & 0x8080808080808080ull))) s += 8;
        if (s >= e) break;
        if (*s < 0x80) { if (!*s++) return false; continue; }
        int n = *s >= 0xC2 && *s <= 0xDF ? 1 : (*s & 0xF0) == 0xE0 ? 2 : *s >= 0xF0 && *s <= 0xF4 ? 3 : 0;
        if (!n || e - s <= n) return false;
        if ((*s == 0xE0 && s[1] < 0xA0) || (*s == 0xED && s[1] > 0x9F) || (*s == 0xF0 && s[1] < 0x90)
            || (*s == 0xF4 && s[1] > 0x8F)) return false;
        for (int i = 1; i <= n; i++) if ((s[i] & 0xC0) != 0x80) return false;
        s += n + 1;
    }
    return true;
}

static bool read_file(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat info;
    if (file < 0 || fstat(file, &info) || info.st_size >= UINT32_MAX - 16) return false;
    size_t size = (size_t)info.st_size, have = 0;
    text = malloc(size + 16); /* words are loaded eight bytes at a time */
    if (!text) return false;
    while (have < size) {
        ssize_t n = read(file, text + have, size - have);
        if (n <= 0) return false;
        have += (size_t)n;
    }
    memset(text + size, 0, 16);
    close(file);
    p = text, end = text + size;
    return true;
}

int main(int count, char **arguments) {
    if (count != 2 || !read_file(arguments[1])) {
        fputs("usage: checker FILE, a file that can be read\n", stderr);
        return 2;
    }
    if (!is_utf8((uint8_t *)text, (uint8_t *)end)) {
        fputs("the file is not UTF-8\n", stderr);
        return 1;
    }
    fill_classes();
    take_script();
    resolve();
    printf("%u declarations, %zu references and units, %u errors\n", declared, use_count, errors);
    return errors ? 1 : 0;
}
