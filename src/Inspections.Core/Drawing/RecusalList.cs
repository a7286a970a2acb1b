using System.Buffers;
using System.Collections;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The recusal leaves of a frame as the bytes of their file; who asks for a leaf gets a fresh one.</summary>
internal sealed class RecusalList : IReadOnlyList<RecusalLeaf>
{
    private RecusalList(LineFile lines) => Lines = lines;

    /// <summary>The file.</summary>
    public LineFile Lines { get; }

    public int Count => Lines.Count;

    public RecusalLeaf this[int index] => RecusalLine.ReadLeaf(Lines[index]) ?? RecusalLeaf.FromJson(CanonicalJson.Parse(Lines[index]));

    /// <summary>The list of leaves as they come.</summary>
    public static RecusalList Of(IEnumerable<RecusalLeaf> leaves)
    {
        var file = new ArrayBufferWriter<byte>();
        foreach (RecusalLeaf leaf in leaves)
        {
            leaf.WriteLine(file);
        }

        return new RecusalList(LineFile.Of(file.WrittenMemory));
    }

    /// <summary>Reads a file, whose leaves must be strictly ascending by id; it is kept and must not change afterwards.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    public static RecusalList Parse(ReadOnlyMemory<byte> file)
    {
        var list = new RecusalList(LineFile.Of(file));
        RecusalLeaf? before = null;
        for (int i = 0; i < list.Count; i++)
        {
            RecusalLeaf leaf;
            try
            {
                leaf = list[i];
            }
            catch (ProtocolFormatException e)
            {
                throw new ProtocolFormatException($"line {i + 1}: {e.Message}", e);
            }

            before = before is null || before.Id < leaf.Id
                ? leaf
                : throw new ProtocolFormatException($"recusals: not strictly ascending: '{before.Id}' before '{leaf.Id}'");
        }

        return list;
    }

    public IEnumerator<RecusalLeaf> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
