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

    /// <summary>The code of one message.</summary>
    public Digest Of(ReadOnlySpan<byte> message)
    {
        var result = new Digest[1];
        var batch = new HashBatch(this, Lanes1.Count);
        batch.Into(result);
        message.CopyTo(batch.Next(message.Length));
        batch.Flush();
        return result[0];
    }

    private static uint[] After(ReadOnlySpan<byte> block)
    {
        uint[] state = Sha256Lanes.Start.ToArray(), words = new uint[Sha256Lanes.BlockWords];
        for (int t = 0; t < words.Length; t++)
        {
            words[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(sizeof(uint) * t)..]);
        }

        Sha256Lanes.Compress<Lanes1>(state, words);
        return state;
    }
}
