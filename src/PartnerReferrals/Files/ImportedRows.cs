using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Files;

/// <summary>Rows that were set down in a temporary file, so that a million of them need no memory.</summary>
internal sealed class ImportedRows : IReadOnlyCollection<ImportedRow>, IDisposable
{
    private const int BlockSize = 1 << 14;

    private readonly ScratchFile _file = new();
    private readonly List<(long Start, int Length)> _blocks = [];
    private readonly MemoryStream _latest = new(BlockSize);
    private readonly BinaryWriter _writer;

    internal ImportedRows() => _writer = new BinaryWriter(_latest);

    /// <summary>Why the rows are kept in memory and not in a file; null where they are in a file.</summary>
    internal Exception? NoFile => _file.Missing;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Sets down a row.</summary>
    internal void Add(ImportedRow row)
    {
        _writer.Write(row.Row);
        _writer.Write(row.Line ?? 0);
        _writer.Write((byte)row.State);
        Write(row.ExternalReferenceId);
        Write(row.Name);
        Write(row.ReferralId);
        Write(row.EngagementId);
        Write(row.ConnectedReferralId);
        Write(row.ErrorId);
        Write(row.Message);
        Count++;
        if (_latest.Length >= BlockSize)
        {
            _blocks.Add((_file.Append(_latest.GetBuffer(), (int)_latest.Length), (int)_latest.Length));
            _latest.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ImportedRow> GetEnumerator()
    {
        foreach (var (start, length) in _blocks)
        {
            foreach (var row in ReadAll(_file.Read(start, length)))
            {
                yield return row;
            }
        }

        foreach (var row in ReadAll(_latest.ToArray()))
        {
            yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gives the file up: for an import that came to no summary.</summary>
    public void Dispose() => _file.Dispose();

    private static IEnumerable<ImportedRow> ReadAll(byte[] block)
    {
        using var bytes = new MemoryStream(block);
        using var reader = new BinaryReader(bytes);
        while (bytes.Position < bytes.Length)
        {
            yield return Read(reader);
        }
    }

    private static ImportedRow Read(BinaryReader reader) => new()
    {
        Row = reader.ReadInt64(),
        Line = reader.ReadInt64() is > 0 and var line ? line : null,
        State = (RowState)reader.ReadByte(),
        ExternalReferenceId = ReadText(reader),
        Name = ReadText(reader),
        ReferralId = ReadText(reader),
        EngagementId = ReadText(reader),
        ConnectedReferralId = ReadText(reader),
        ErrorId = ReadText(reader),
        Message = ReadText(reader),
    };

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private void Write(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            _writer.Write(text);
        }
    }
}
