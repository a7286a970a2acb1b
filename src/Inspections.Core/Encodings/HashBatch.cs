using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inspections.Core.Encodings;

/// <summary>
/// SHA-256 or HMAC-SHA-256 of many short messages: they are gathered until every lane of <see cref="Sha256Lanes"/> has one, and
/// the digests come out in the order of the messages. For one thread; a single long message is better off with the platform's SHA-256.
/// </summary>
internal sealed class HashBatch
{
    private const int LengthBytes = 8;

    private readonly int _lanes;
    private readonly HmacKey? _key;

    // Of the message that each lane has or had last; its padding stays for the next one of the same length.
    private readonly int[] _lengths, _blocks;
    private readonly Memory<uint> _state, _words, _digests;
    private byte[] _padded;
    private int _room = 2, _gathered, _longest;
    private Memory<Digest> _results;

    /// <summary>A batch of plain hashes, or with a key of message authentication codes.</summary>
    /// <param name="key">The key, or null.</param>
    /// <param name="lanes">1, 4, 8 or 16; 0 for as many as the machine does at once. Every choice gives the same digests.</param>
    public HashBatch(HmacKey? key = null, int lanes = 0)
    {
        _lanes = lanes == 0 ? Widest : lanes;
        _key = key;
        (_lengths, _blocks) = (new int[_lanes], new int[_lanes]);
        _lengths.AsSpan().Fill(-1);
        _state = Aligned(Sha256Lanes.StateWords * _lanes);
        _words = Aligned(Sha256Lanes.BlockWords * _lanes);
        _digests = Aligned(Sha256Lanes.StateWords * _lanes);
        _padded = new byte[_room * Sha256Lanes.BlockBytes * _lanes];
    }

    /// <summary>As many lanes as this machine computes at once.</summary>
    public static int Widest =>
        Vector512.IsHardwareAccelerated ? Lanes16.Count
        : Vector256.IsHardwareAccelerated ? Lanes8.Count
        : Vector128.IsHardwareAccelerated ? Lanes4.Count
        : Lanes1.Count;

    /// <summary>Where the digests of the next messages go, one after the other.</summary>
    public void Into(Memory<Digest> results) => _results = results;

    /// <summary>The next message, to be written whole before the next call.</summary>
    /// <param name="length">Its length in bytes.</param>
    public Span<byte> Next(int length)
    {
        if (_gathered == _lanes)
        {
            Flush();
        }

        int blocks = (length + LengthBytes + Sha256Lanes.BlockBytes) / Sha256Lanes.BlockBytes;
        if (blocks > _room)
        {
            Widen(blocks);
        }

        Span<byte> padded = _padded.AsSpan(_gathered * _room * Sha256Lanes.BlockBytes, blocks * Sha256Lanes.BlockBytes);
        if (_lengths[_gathered] != length)
        {
            Pad(padded, length);
            (_lengths[_gathered], _blocks[_gathered]) = (length, blocks);
        }

        _gathered++;
        _longest = int.Max(_longest, blocks);
        return padded[..length];
    }

    /// <summary>Hashes what is gathered; to be called after the last message.</summary>
    public void Flush()
    {
        switch (_lanes)
        {
            case 16:
                Flush<Lanes16>();
                break;
            case 8:
                Flush<Lanes8>();
                break;
            case 4:
                Flush<Lanes4>();
                break;
            default:
                Flush<Lanes1>();
                break;
        }
    }

    private void Flush<T>()
        where T : struct, ILanes<T>
    {
        Fill<T>(_key is null ? Sha256Lanes.Start : _key.Inner);
        for (int block = 0; block < _longest; block++)
        {
            BlockWords.Turn(MemoryMarshal.Cast<byte, uint>(_padded)[(block * Sha256Lanes.BlockWords)..], _room * Sha256Lanes.BlockWords, _words.Span, T.Count);
            Sha256Lanes.Compress<T>(_state.Span, _words.Span);
            Keep(block + 1);
        }

        if (_key is not null)
        {
            Outer<T>(_key);
        }

        Give<T>();
        (_gathered, _longest) = (0, 0);
    }

    // Padding, FIPS 180-4 section 5.1.1: a 1, zeros, the length in bits; a key's block was hashed before.
    private void Pad(Span<byte> padded, int length)
    {
        padded[length..].Clear();
        padded[length] = 0x80;
        ulong bits = 8UL * (ulong)(length + (_key is null ? 0 : Sha256Lanes.BlockBytes));
        BinaryPrimitives.WriteUInt64BigEndian(padded[^LengthBytes..], bits);
    }

    private void Widen(int blocks)
    {
        byte[] wider = new byte[blocks * Sha256Lanes.BlockBytes * _lanes];
        int step = _room * Sha256Lanes.BlockBytes;
        for (int lane = 0; lane < _gathered; lane++)
        {
            _padded.AsSpan(lane * step, step).CopyTo(wider.AsSpan(lane * blocks * Sha256Lanes.BlockBytes));
        }

        (_padded, _room) = (wider, blocks);
        _lengths.AsSpan(_gathered).Fill(-1);
    }

    // A message that ends with this block has its digest; its lane runs on idly.
    private void Keep(int done)
    {
        if (!_blocks.AsSpan(0, _gathered).ContainsAnyExcept(done))
        {
            _state.CopyTo(_digests);
            return;
        }

        ReadOnlySpan<uint> state = _state.Span;
        Span<uint> digests = _digests.Span;
        for (int lane = 0; lane < _gathered; lane++)
        {
            for (int word = lane; _blocks[lane] == done && word < state.Length; word += _lanes)
            {
                digests[word] = state[word];
            }
        }
    }

    // RFC 2104: the outer hash is of the outer pad's block and the 32 bytes of the inner digest.
    private void Outer<T>(HmacKey key)
        where T : struct, ILanes<T>
    {
        Fill<T>(key.Outer);
        Span<uint> words = _words.Span;
        _digests.Span.CopyTo(words);
        words[_digests.Length..].Clear();
        words.Slice(Sha256Lanes.StateWords * T.Count, T.Count).Fill(0x80000000);
        words[^T.Count..].Fill(8 * (Sha256Lanes.BlockBytes + Digest.Length));
        Sha256Lanes.Compress<T>(_state.Span, words);
        _state.CopyTo(_digests);
    }

    private void Fill<T>(ReadOnlySpan<uint> words)
        where T : struct, ILanes<T>
    {
        Span<T> state = MemoryMarshal.Cast<uint, T>(_state.Span);
        for (int word = 0; word < state.Length; word++)
        {
            state[word] = T.Same(words[word]);
        }
    }

    private void Give<T>()
        where T : struct, ILanes<T>
    {
        Span<Digest> results = _results.Span[.._gathered];
        ReadOnlySpan<uint> words = _digests.Span;
        for (int lane = 0; lane < results.Length; lane++)
        {
            results[lane] = new Digest(
                Pair(words[lane], words[T.Count + lane]),
                Pair(words[(2 * T.Count) + lane], words[(3 * T.Count) + lane]),
                Pair(words[(4 * T.Count) + lane], words[(5 * T.Count) + lane]),
                Pair(words[(6 * T.Count) + lane], words[(7 * T.Count) + lane]));
        }

        _results = _results[_gathered..];
    }

    // Words that begin with a cache line: a vector that lies across two costs twice as much.
    private static Memory<uint> Aligned(int words)
    {
        const int line = 64;
        uint[] array = GC.AllocateArray<uint>(words + (line / sizeof(uint)), pinned: true);
        int past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % line);
        return array.AsMemory((line - past) / sizeof(uint), words);
    }

    private static ulong Pair(uint high, uint low) => ((ulong)high << 32) | low;
}
