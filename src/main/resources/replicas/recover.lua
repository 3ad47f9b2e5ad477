-- Tells what became of a batch whose reply was lost. If it has not run, it never will.
-- KEYS: base. ARGV: generation, replica, sequence.
local base, generation, replica, sequence = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3])
local present = redis.call('GET', base .. ':generation')
if present ~= generation then
	return { 'GENERATION', present or '' }
end
local batches = base .. ':' .. generation .. ':batches'
local batch = redis.call('HGET', batches, replica)
if batch then
	local last, first, count = string.match(batch, '^(%d+):(%d+):(%d+)$')
	if sequence == tonumber(last) then
		return { 'ADMITTED', first, count }
	end
end
redis.call('HSET', batches, replica, sequence .. ':0:0')
return { 'CANCELLED' }
