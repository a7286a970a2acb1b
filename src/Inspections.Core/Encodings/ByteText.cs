using System.Buffers;
using System.Text;

namespace Inspections.Core.Encodings;

/// <summary>A text that grows as UTF-8, in memory that is lent and given back: documents of many megabytes leave nothing to collect.</summary>
internal sealed class ByteText : IDisposable
{
    private const int FirstBytes = 1 << 10, Growth = 4;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    /// <summary>What was written; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Adds an ASCII character.</summary>
    public void Append(byte character)
    {
        Room(1)[0] = character;
        _length++;
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Adds characters.</summary>
    /// <exception cref="EncoderFallbackException">A lone surrogate.</exception>
    public void Append(ReadOnlySpan<char> text) => _length += StrictUtf8.GetBytes(text, Room(StrictUtf8.GetMaxByteCount(text.Length)));

    /// <summary>Adds an integer in decimal digits.</summary>
    public void Append(long value)
    {
        value.TryFormat(Room(20), out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            byte[] more = ArrayPool<byte>.Shared.Rent(int.Max(_length + bytes, (int)long.Min(Growth * (long)_bytes.Length, Array.MaxLength)));
            Written.CopyTo(more);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = more;
        }

        return _bytes.AsSpan(_length);
    }
}
