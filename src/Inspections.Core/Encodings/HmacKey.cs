using System.Buffers.Binary;

namespace Inspections.Core.Encodings;

/// <summary>
/// A key of HMAC-SHA-256 (RFC 2104, FIPS 198-1) with the states after its two pads, so that a short message costs two blocks instead of four.
/// </summary>
internal sealed class HmacKey
{
    /// <summary>What every byte of the key is combined with before the message, and before its hash.</summary>
    public const byte InnerPad = 0x36, OuterPad = 0x5c;

    private readonly uint[] _inner, _outer;

    /// <summary>A key of at most one block.</summary>
    public HmacKey(ReadOnlySpan<byte> key)
    {
        if (key.Length > Sha256Lanes.BlockBytes)
        {
            throw new ArgumentException($"a key of at most {Sha256Lanes.BlockBytes} bytes, found {key.Length}", nameof(key));
        }

        (_inner, _outer) = (After(Pad(key, InnerPad)), After(Pad(key, OuterPad)));
    }

    /// <summary>The state after the block of the inner pad.</summary>
    public ReadOnlySpan<uint> Inner => _inner;

    /// <summary>The state after the block of the outer pad.</summary>
    public ReadOnlySpan<uint> Outer => _outer;

    /// <summary>The key's bytes, filled up to a block and each combined with <paramref name="pad"/>.</summary>
    public static byte[] Pad(ReadOnlySpan<byte> key, byte pad)
    {
        byte[] block = new byte[Sha256Lanes.BlockBytes];
        key.CopyTo(block);
        foreach (ref byte b in block.AsSpan())
        {
            b ^= pad;
        }

        return block;
    }

    /// <summary>The code of one message; for many, <see cref="HashBatch"/>.</summary>
    public Digest Of(ReadOnlySpan<byte> message)
    {
        Span<uint> state = stackalloc uint[Sha256Lanes.StateWords];
        Span<byte> block = stackalloc byte[Sha256Lanes.BlockBytes];
        _inner.CopyTo(state);
        ReadOnlySpan<byte> rest = message;
        for (; rest.Length >= block.Length; rest = rest[block.Length..])
        {
            rest[..block.Length].CopyTo(block);
            Take(state, block);
        }

        End(state, block, rest, message.Length);
        Span<byte> digest = stackalloc byte[Digest.Length];
        Write(state, digest);
        _outer.CopyTo(state);
        End(state, block, digest, Digest.Length);
        Write(state, digest);
        return new Digest(digest);
    }

    // Padding, FIPS 180-4 section 5.1.1: a 1, zeros, the length in bits; the block of the pad was hashed before.
    private static void End(Span<uint> state, Span<byte> block, ReadOnlySpan<byte> rest, int length)
    {
        block.Clear();
        rest.CopyTo(block);
        block[rest.Length] = 0x80;
        if (rest.Length + 1 + sizeof(ulong) > block.Length)
        {
            Take(state, block);
            block.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(block[^sizeof(ulong)..], 8UL * (ulong)(Sha256Lanes.BlockBytes + length));
        Take(state, block);
    }

    private static void Take(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Sha256Lanes.BlockWords];
        for (int t = 0; t < words.Length; t++)
        {
            words[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(sizeof(uint) * t)..]);
        }

        Sha256Lanes.Compress<Lanes1>(state, words);
    }

    private static void Write(ReadOnlySpan<uint> state, Span<byte> digest)
    {
        for (int t = 0; t < state.Length; t++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(sizeof(uint) * t)..], state[t]);
        }
    }

    private static uint[] After(ReadOnlySpan<byte> block)
    {
        uint[] state = Sha256Lanes.Start.ToArray();
        Take(state, block);
        return state;
    }
}
