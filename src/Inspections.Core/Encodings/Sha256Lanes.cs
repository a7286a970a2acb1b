using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inspections.Core.Encodings;

/// <summary>
/// SHA-256 of several messages in step, one a lane (NIST FIPS 180-4: functions of section 4.1.2, constants of 4.2.2, schedule and
/// rounds of 6.2.2). The same code runs with one lane or with sixteen: <see cref="ILanes{T}"/> is the word of section 3.2, held once per lane.
/// </summary>
/// <remarks>
/// Words of several lanes are stored word by word: word t of lane l stands at <c>t · lanes + l</c>. All integers, no
/// branches on data, nothing allocated.
/// </remarks>
internal static class Sha256Lanes
{
    /// <summary>Bytes in a block (section 5.2.1).</summary>
    public const int BlockBytes = 64;

    /// <summary>Words in a block.</summary>
    public const int BlockWords = 16;

    /// <summary>Words in a state, and in a digest.</summary>
    public const int StateWords = 8;

    /// <summary>H(0) of section 5.3.3: the square roots of the first 8 primes.</summary>
    public static ReadOnlySpan<uint> Start =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    // K of section 4.2.2: the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> K =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Takes one block of every lane into the lanes' states (section 6.2.2).</summary>
    /// <param name="state">8 words of every lane; changed.</param>
    /// <param name="block">16 words of every lane; used up, since the schedule is made in their place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress<T>(Span<uint> state, Span<uint> block)
        where T : struct, ILanes<T>
    {
        Span<T> hash = MemoryMarshal.Cast<uint, T>(state)[..StateWords];
        Span<T> w = MemoryMarshal.Cast<uint, T>(block)[..BlockWords];
        T a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
        for (int t = 0; t < K.Length; t++)
        {
            if (t >= BlockWords)
            {
                // W_t takes the place of W_(t − 16), which nothing needs any more.
                T w15 = w[(t - 15) & 15], w2 = w[(t - 2) & 15];
                T sigma0 = T.Xor(T.RotateRight(w15, 7), T.RotateRight(w15, 18), T.ShiftRight(w15, 3));
                T sigma1 = T.Xor(T.RotateRight(w2, 17), T.RotateRight(w2, 19), T.ShiftRight(w2, 10));
                w[t & 15] = T.Add(T.Add(w[t & 15], sigma0), T.Add(w[(t - 7) & 15], sigma1));
            }

            T sum1 = T.Xor(T.RotateRight(e, 6), T.RotateRight(e, 11), T.RotateRight(e, 25));
            T t1 = T.Add(T.Add(T.Add(h, T.Same(K[t])), w[t & 15]), T.Add(sum1, T.Choose(e, f, g)));
            T sum0 = T.Xor(T.RotateRight(a, 2), T.RotateRight(a, 13), T.RotateRight(a, 22));
            T t2 = T.Add(sum0, T.Majority(a, b, c));
            (h, g, f, e) = (g, f, e, T.Add(d, t1));
            (d, c, b, a) = (c, b, a, T.Add(t1, t2));
        }

        hash[0] = T.Add(hash[0], a);
        hash[1] = T.Add(hash[1], b);
        hash[2] = T.Add(hash[2], c);
        hash[3] = T.Add(hash[3], d);
        hash[4] = T.Add(hash[4], e);
        hash[5] = T.Add(hash[5], f);
        hash[6] = T.Add(hash[6], g);
        hash[7] = T.Add(hash[7], h);
    }
}
