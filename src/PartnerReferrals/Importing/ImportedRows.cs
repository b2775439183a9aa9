using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Bulk;

namespace PartnerReferrals.Importing;

/// <summary>Rows that were set down in a temporary file, which is deleted when nobody needs them any more.</summary>
internal sealed class ImportedRows : IReadOnlyCollection<ImportedRow>, IDisposable
{
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;

    internal ImportedRows()
    {
        // Made by the framework, so that only this user can read it.
        _file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 14, FileOptions.DeleteOnClose);
        _writer = new BinaryWriter(_file);
    }

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
    }

    /// <inheritdoc/>
    public IEnumerator<ImportedRow> GetEnumerator()
    {
        _writer.Flush();
        using var file = new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 14);
        using var reader = new BinaryReader(file);
        var count = Count;
        for (var i = 0; i < count; i++)
        {
            yield return Read(reader);
        }

        // Keeps the file as long as somebody reads it.
        GC.KeepAlive(this);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Deletes the file: for an import that came to no summary.</summary>
    public void Dispose() => _writer.Dispose();

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
