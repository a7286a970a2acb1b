using Inspections.Core.Encodings;
using Inspections.Core.Publication;

namespace Inspections.Core.Verification;

/// <summary>One published file, read and parsed once.</summary>
internal sealed class Published<T>(IPublishedFiles files, string path, Func<byte[], T> parse)
    where T : class
{
    private readonly Lazy<(T? Value, ProtocolFormatException? Refusal)> _content = new(() => Load(files, path, parse), LazyThreadSafetyMode.None);

    /// <summary>True when the file is there, well-formed or not.</summary>
    public bool Exists => _content.Value is not (null, null);

    /// <summary>The content, for the check that the file belongs to: a malformed file fails it.</summary>
    public T Read() => _content.Value.Refusal is ProtocolFormatException e
        ? throw new ProtocolFormatException($"{path}: {e.Message}", e)
        : _content.Value.Value ?? throw new UnavailableException($"{path} is published", "it is missing");

    /// <summary>The content, for checks that build on it: they cannot be made when the file is missing or malformed.</summary>
    public T Value => _content.Value.Refusal is null
        ? Read()
        : throw new UnavailableException($"{path} is well-formed", "it is not; see the check it belongs to");

    /// <summary>The content, or null when it is missing or malformed.</summary>
    public T? ValueOrNull => _content.Value.Value;

    private static (T? Value, ProtocolFormatException? Refusal) Load(IPublishedFiles files, string path, Func<byte[], T> parse)
    {
        try
        {
            return files.TryRead(path) is byte[] bytes ? (parse(bytes), null) : (null, null);
        }
        catch (ProtocolFormatException e)
        {
            return (null, e);
        }
    }
}
