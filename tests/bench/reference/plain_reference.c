/* The reference workload as one would write it first: one thread, an array of structs, the
   Mersenne Twister (MT19937, Matsumoto & Nishimura 1998) and the C library's functions. It is what
   the vector kernels' speed is measured against, in the same run.

   plain_reference N: prints the same line as reference_workload. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { school_pupils = 400, school_teachers = 34, class_pupils = 12, years = 10, last_grade = 9 };

struct pupil {
    int id, school, teacher, grade, absent;
    float ses, ach;
};

struct teacher {
    int school, experience;
    float quality;
};

struct school {
    double sum_ach, sum_ses;
    float mean_ach, mean_ses;
};

enum { state_words = 624, middle = 397 };
static uint32_t state[state_words];
static int used = state_words;

static void seed_twister(uint32_t seed)
{
    state[0] = seed;
    for (uint32_t i = 1; i < state_words; ++i) {
        state[i] = 1812433253U * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    }
}

static uint32_t next_word(void)
{
    if (used == state_words) {
        for (int i = 0; i < state_words; ++i) {
            const uint32_t y =
                (state[i] & 0x80000000U) | (state[(i + 1) % state_words] & 0x7fffffffU);
            state[i] = state[(i + middle) % state_words] ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfU : 0);
        }
        used = 0;
    }
    uint32_t y = state[used++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680U;
    y ^= (y << 15) & 0xefc60000U;
    return y ^ (y >> 18);
}

static float uniform(void)
{
    return ((float)(next_word() >> 8) + 0.5f) * (1.0f / 16777216.0f);
}

/* Box and Muller's pair; the second waits for the next call. */
static float normal(void)
{
    static int has_second = 0;
    static float second;
    if (has_second) {
        has_second = 0;
        return second;
    }
    const float radius = sqrtf(-2.0f * logf(uniform()));
    const float angle = 6.28318531f * uniform();
    second = radius * sinf(angle);
    has_second = 1;
    return radius * cosf(angle);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void find_means(struct school *schools, size_t school_count, const struct pupil *pupils,
                       size_t pupil_count)
{
    for (size_t s = 0; s < school_count; ++s) {
        schools[s].sum_ach = schools[s].sum_ses = 0.0;
    }
    for (size_t i = 0; i < pupil_count; ++i) {
        schools[pupils[i].school].sum_ach += pupils[i].ach;
        schools[pupils[i].school].sum_ses += pupils[i].ses;
    }
    for (size_t s = 0; s < school_count; ++s) {
        schools[s].mean_ach = (float)(schools[s].sum_ach / school_pupils);
        schools[s].mean_ses = (float)(schools[s].sum_ses / school_pupils);
    }
}

static size_t pupils_year(struct pupil *pupils, size_t count, const struct teacher *teachers,
                          const struct school *schools)
{
    size_t absences = 0;
    for (size_t i = 0; i < count; ++i) {
        struct pupil *p = &pupils[i];
        if (p->grade == last_grade) {
            p->grade = 0;
            p->ses = normal();
            p->ach = normal();
        } else {
            ++p->grade;
            p->ach += 0.10f * teachers[p->teacher].quality + 0.05f * schools[p->school].mean_ach +
                      0.10f * p->ses + 0.3f * normal();
        }
        p->absent = uniform() < 1.0f / (1.0f + expf(2.0f + 0.4f * p->ach + 0.3f * p->ses));
        absences += (size_t)p->absent;
    }
    return absences;
}

static size_t teachers_year(struct teacher *teachers, size_t count, const struct school *schools)
{
    size_t left = 0;
    for (size_t t = 0; t < count; ++t) {
        struct teacher *who = &teachers[t];
        ++who->experience;
        const float z =
            1.5f + 0.08f * (float)who->experience + 0.3f * schools[who->school].mean_ses;
        if (uniform() < 1.0f / (1.0f + expf(z))) {
            who->quality = normal();
            who->experience = 0;
            ++left;
        }
    }
    return left;
}

static void start(struct pupil *pupils, struct teacher *teachers, size_t schools)
{
    for (size_t i = 0; i < schools * school_pupils; ++i) {
        const size_t j = i % school_pupils;
        const size_t s = i / school_pupils;
        pupils[i].id = (int)i;
        pupils[i].school = (int)s;
        pupils[i].teacher = (int)(s * school_teachers + j / class_pupils);
        pupils[i].grade = (int)(j % 10);
        pupils[i].absent = 0;
        pupils[i].ses = normal();
        pupils[i].ach = normal();
    }
    for (size_t t = 0; t < schools * school_teachers; ++t) {
        teachers[t].school = (int)(t / school_teachers);
        teachers[t].experience = (int)(t % school_teachers % 20);
        teachers[t].quality = normal();
    }
}

int main(int argc, char **argv)
{
    const size_t n = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
    if (n == 0 || n % school_pupils != 0) {
        fprintf(stderr, "usage: plain_reference N, a multiple of %d\n", school_pupils);
        return 64;
    }
    const size_t school_count = n / school_pupils;
    const size_t teacher_count = school_count * school_teachers;
    const double begin = now();
    struct pupil *pupils = malloc(n * sizeof *pupils);
    struct teacher *teachers = malloc(teacher_count * sizeof *teachers);
    struct school *schools = malloc(school_count * sizeof *schools);
    if (!pupils || !teachers || !schools) {
        fprintf(stderr, "out of memory\n");
        return 71;
    }
    seed_twister(1);
    start(pupils, teachers, school_count);
    find_means(schools, school_count, pupils, n);
    const double started = now();
    size_t absences = 0;
    size_t left = 0;
    for (int year = 0; year < years; ++year) {
        absences += pupils_year(pupils, n, teachers, schools);
        find_means(schools, school_count, pupils, n);
        left += teachers_year(teachers, teacher_count, schools);
    }
    const double seconds = now() - started;
    double sum = 0.0;
    double square = 0.0;
    for (size_t i = 0; i < n; ++i) {
        sum += pupils[i].ach;
        square += (double)pupils[i].ach * pupils[i].ach;
    }
    const double mean = sum / (double)n;
    printf("plain %zu 1 %.6f %.6f %.0f %.5f %.5f %.5f %.5f\n", n, started - begin, seconds,
           (double)n * years / seconds, mean, sqrt(square / (double)n - mean * mean),
           (double)absences / ((double)n * years), (double)left / ((double)teacher_count * years));
    free(pupils);
    free(teachers);
    free(schools);
    return 0;
}
